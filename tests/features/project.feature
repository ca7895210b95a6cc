Feature: One file holds the project
  Saving is automatic, one program writes at a time, and exports are complete.

  Background:
    Given a project with two reports is open in the window

  Scenario: The project goes out by keyboard and comes in again
    When I press "C, X, 1, S"
    And I export "jsonl" by keyboard
    Then a new project made from the export gives the same export

  Scenario: A second program is told who holds the file
    Then opening the file a second time names who holds it
