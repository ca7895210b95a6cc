Feature: Claims are linked across sources
  What two outlets say is joined, told apart or set against each other.

  Background:
    Given a project with two reports is open in the window

  Scenario Outline: A digit picks a candidate and a letter says how it relates
    When I press "1, <key>"
    Then the claims about the mandate are linked as <relation>
    And the file holds 1 decision

    Examples:
      | key | relation    |
      | S   | same        |
      | K   | contradicts |
      | R   | refines     |
      | T   | supersedes  |
      | P   | supports    |
      | Q   | disputes    |

  Scenario: Shift turns the direction
    When I press "1, Shift+R"
    Then the other report refines this one

  Scenario: Two claims that are different never meet again
    When I press "1, D"
    Then nothing resembles claim 1
    When I start the program anew
    Then nothing resembles claim 1

  Scenario: A link is taken back
    When I press "1, S, Ctrl+Z"
    Then the link between the claims about the mandate is suggested
