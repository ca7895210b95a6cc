Feature: Decide once
  The window asks first what settles most, tells what an answer would change, and learns from the answers.

  Background:
    Given a project whose pairs are told by their dates is open in the window

  Scenario: B goes from one suggestion to the next until all are decided
    When I press "B"
    Then a candidate is chosen that nobody has decided
    When I answer every suggestion as its date tells, going on with "B"
    Then no suggested link is left to ask about
    And fewer than 10 answers were given

  Scenario: B passes over what is put off
    When I press "B, B"
    Then another suggestion is chosen than at first

  Scenario: What an answer would change stands below the candidates
    Given the claims 0 and 3 were said to be the same
    When I look at the pair of the claims 3 and 4
    Then below the candidates stands "Same: joins groups of 2 and 1 claims"

  Scenario: Decisions put the likelier candidate first, and a new start takes that back
    When I decide eight other pairs by their dates
    And I start the program anew
    Then the candidates of claim 0 are claim 2, claim 1
    And the window says "Learned from 8 decisions"
    When I press "Ctrl+Shift+O"
    And I start learning anew
    Then the candidates of claim 0 will be claim 1, claim 2
    When I press "Ctrl+Z"
    Then the candidates of claim 0 will be claim 2, claim 1
