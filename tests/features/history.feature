Feature: Every act is in the history
  Nothing is erased: taking back is an act too.

  Background:
    Given a project with two reports is open in the window

  Scenario: Undo up to a decision
    When I press "C, X, U, Ctrl+3, Down, Ctrl+Return, Ctrl+Return"
    Then claim 1 is confirmed
    And claim 2 is proposed
    And claim 3 is proposed
    And the file holds 4 decisions
    When I press "Ctrl+Shift+Z"
    Then claim 2 is rejected
    And claim 3 is unsure

  Scenario: A preview is only a preview
    When I press "C, X, Ctrl+3, Ctrl+Return, Escape"
    Then claim 2 is rejected
    And the file holds 2 decisions
