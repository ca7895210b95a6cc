Feature: What is decided by keys leaves in every format
  Labels made in the window are read in each file by that format's own reader.

  Background:
    Given a project with two reports is open in the window

  Scenario: Confirmed, rejected, added, linked, stated and looked through, in every file
    When I press "PgDown, C, PgUp, C, X, Up, Up, 1, S, F, Alt+1, Ctrl+Return"
    And I select "The ceasefire" in the article
    And I press "N, I"
    And I export every format by keyboard, with what was rejected
    Then the tables, lines and tasks say of each claim what was pressed
    And the folders of other tools quote what was confirmed and added
    And the pages for people quote what was confirmed

  Scenario: None of the candidates is meant
    When I press "Shift+D"
    Then nothing resembles claim 1
    When I press "Ctrl+Z"
    Then the link between the claims about the mandate is suggested

  Scenario: An article is looked through, and that is taken back
    When I press "I"
    Then the status bar says "Looked through"
    And the article is looked through by "ada"
    When I press "Ctrl+Z"
    Then the article is looked through by ""
