Feature: Every script keeps its characters
  What is selected in the window is what the file and the export hold, to the character.

  Scenario Outline: A new claim in any script
    Given an article that reads "<text>" is open in the window
    When I select "<words>" in the article
    And I press "N"
    Then a confirmed claim stands at "<words>"
    And the export quotes "<words>" at the same place

    Examples:
      | text                                              | words          |
      | Plain words come first and last.                  | come first     |
      | 👍🏽 The flag 🇱🇾 flew 👨‍👩‍👧 over Tripoli.                  | flew 👨‍👩‍👧 over   |
      | قال الوزير إن القوات ستبقى في طرابلس.                  | القوات ستبقى     |
      | 部長は𠮷野家で𠀋𠂢を見た。次の日に帰国した。                 | 𠮷野家で𠀋𠂢        |
      | Café e\u0301te\u0301 na\u00efve o\u0308ffnet heute. | e\u0301te\u0301 |
      | Soft\u00adhyphen and\u00a0space and\u2028line end. | and\u00a0space |
