Feature: Claims become facts
  A fact has a statement, a verdict with its reason, evidence and a history.

  Background:
    Given a project with two reports is open in the window

  Scenario: A fact from two linked claims
    When I press "1, S, F, Alt+1, Ctrl+Return"
    Then fact 1 says "Parliament extended the mandate by 18 months"
    And fact 1 is supported by 2 claims
    And the file holds 2 decisions

  Scenario: A second verdict and its undo
    When I press "F, Alt+1, Ctrl+Return, Ctrl+2, V, Alt+2, Ctrl+Return"
    Then fact 1 has the verdict "refuted"
    When I press "Ctrl+Z"
    Then fact 1 has the verdict "supported"

  Scenario: Without a verdict no fact is stated
    When I press "F, Ctrl+Return, Escape"
    Then there are 0 facts

  Scenario: Evidence opens in its article
    When I press "F, Alt+1, Ctrl+Return, Ctrl+2, G"
    Then claim 1 is selected

  Scenario: The list appears with the first fact
    When I press "Ctrl+2, Ctrl+1, F, Alt+1, Ctrl+Return, Ctrl+2"
    Then the list of facts is shown
