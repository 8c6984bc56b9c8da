Feature: A PAIR serves one peer at a time

  # RFC 31 does not say what happens to a second peer. It gets no service; whether its connection is closed is left open
  # (divergence C36).
  @PAIR-12
  Scenario: a second peer of a PAIR gets no service
    Given a PAIR socket "pair"
    And "pair" is bound
    And a PAIR peer is connected to "pair"
    Given a second raw peer is connected to "pair"
    When the second peer sends its greeting
    And the second peer sends READY as PAIR
    And the peer sends "meanwhile"
    Then "pair" should receive "meanwhile"
    When the second peer sends "intruder"
    And the peer sends "from the first"
    Then "pair" should receive "from the first"
    When "pair" sends the messages
      | one |
      | two |
    Then the peer should receive in order
      | one |
      | two |
    # Nor does what the second one sent come later.
    When the peer sends "last"
    Then "pair" should receive "last"
