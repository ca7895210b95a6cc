Feature: Claims are decided by keyboard
  An analyst goes through the claims of an article without touching the mouse.

  Background:
    Given a project with two reports is open in the window

  Scenario Outline: A letter decides and the next open claim comes up
    When I press "<key>"
    Then claim 1 is <status>
    And claim 2 is selected
    And the file holds 1 decision
    And the status bar says "<said>"

    Examples:
      | key    | status    | said              |
      | C      | confirmed | Confirmed claim 1 |
      | Return | confirmed | Confirmed claim 1 |
      | X      | rejected  | Rejected claim 1  |
      | U      | unsure    | Unsure            |

  Scenario: Space leaves a claim for later
    When I press "Space"
    Then claim 1 is proposed
    And claim 2 is selected
    And the file holds 0 decisions

  Scenario: Undo and redo survive a restart
    When I press "C, X"
    And I start the program anew
    And I press "Ctrl+Z"
    Then claim 2 is proposed
    And claim 1 is confirmed
    When I start the program anew
    And I press "Ctrl+Shift+Z"
    Then claim 2 is rejected
    And the file holds 4 decisions

  Scenario: A correction changes wording and span
    When I press "E"
    And I type "Parliament prolonged the mandate."
    And I press "Ctrl+Return"
    Then claim 1 is corrected
    And claim 1 reads "Parliament prolonged the mandate."
    And the machine's proposal of claim 1 is unchanged

  Scenario: Leaving a correction changes nothing
    When I press "E"
    And I type "Something else."
    And I press "Escape"
    Then claim 1 is proposed
    And the file holds 0 decisions

  Scenario: A rejection says why
    When I press "Shift+X"
    And I type "cxu, an opinion"
    And I press "Return"
    Then claim 1 is rejected
    And claim 2 is selected
    And the file holds 1 decision
    And the status bar says "Rejected claim 1: cxu, an opinion"

  Scenario: Why a claim was proposed
    When I press "W"
    Then the card tells that it was found by "builder 1 · 90 % likely"
    When I press "W, Shift+W"
    Then the decisions behind claim 1 are shown
    And the file holds 0 decisions

  Scenario: A claim the machine missed
    When I select "minister flew" in the article
    And I press "N"
    Then a confirmed claim stands at "minister flew"
    And the file holds 1 decision

  Scenario: Letters are words while I search
    When I press "/"
    And I type "cxu"
    Then the file holds 0 decisions

  Scenario: A held key decides once
    When I hold "C"
    Then claim 1 is confirmed
    And claim 2 is proposed
    And the file holds 1 decision

  Scenario: The article is done
    When I press "C, C, C"
    Then the status of every claim here is confirmed
    When I press "PgDown"
    Then the article "A vote and a visit" is open
