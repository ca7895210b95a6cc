Feature: The window lives while the machine works
  Extraction runs in other processes; an analyst goes on deciding, stops it, and goes on with it later.

  @model
  Scenario: Deciding, stopping and going on
    Given a project with claims and 40 articles nobody has read is open in the window
    When I start the extraction
    And I press "C" while it runs
    Then claim 1 is confirmed before the extraction has ended
    When I stop the extraction
    Then some articles have been read and some have not
    When I start the extraction
    And I wait for its end
    Then every article has been read once
