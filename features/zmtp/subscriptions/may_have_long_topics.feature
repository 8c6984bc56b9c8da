Feature: A topic may be longer than a short frame

  # RFC 37, "Framing" and "Subscriptions": a command of 256 octets is long, and says so. SUBSCRIBE and its size take 10
  # octets, so that is the case from topics of 246 octets on. libzmq 4.3.4 writes the long size without the LONG flag up to
  # topics of 255 octets (divergence C06).
  @ZMTP30-CMD-01 @ZMTP30-CMD-02 @ZMTP31-SUB-01 @LIBZMQ-XPUB-09
  Scenario Outline: a SUB subscribes by command to a topic of <size> octets
    Given a SUB socket "subscriber"
    And "subscriber" is bound
    And a PUB peer is connected to "subscriber"
    When "subscriber" subscribes to <size> octets of seed 7
    Then the peer should receive the octets <octets>

    Examples: below the boundary
      | size | octets                               |
      | 1    | 04 len8(len8("SUBSCRIBE") gen(1, 7)) |
      | 245  | 04 FF len8("SUBSCRIBE") gen(245, 7)  |

    Examples: at the boundary
      | size | octets                                    |
      | 246  | 06 u64(256) len8("SUBSCRIBE") gen(246, 7) |
      | 255  | 06 u64(265) len8("SUBSCRIBE") gen(255, 7) |

    Examples: above the boundary
      | size | octets                                      |
      | 256  | 06 u64(266) len8("SUBSCRIBE") gen(256, 7)   |
      | 1000 | 06 u64(1010) len8("SUBSCRIBE") gen(1000, 7) |

  # CANCEL and its size take 7 octets.
  @ZMTP30-CMD-01 @ZMTP30-CMD-02 @ZMTP31-SUB-02 @LIBZMQ-XPUB-09
  Scenario Outline: a SUB cancels by command a topic of <size> octets
    Given a SUB socket "subscriber"
    And "subscriber" is bound
    And a PUB peer is connected to "subscriber"
    When "subscriber" subscribes to <size> octets of seed 7
    And "subscriber" unsubscribes from <size> octets of seed 7
    Then the peer should receive the octets <subscribe>
    And the peer should receive the octets <cancel>

    Examples: below the boundary
      | size | subscribe                           | cancel                           |
      | 245  | 04 FF len8("SUBSCRIBE") gen(245, 7) | 04 FC len8("CANCEL") gen(245, 7) |

    Examples: at the boundary
      | size | subscribe                                 | cancel                                 |
      | 248  | 06 u64(258) len8("SUBSCRIBE") gen(248, 7) | 04 FF len8("CANCEL") gen(248, 7)       |
      | 249  | 06 u64(259) len8("SUBSCRIBE") gen(249, 7) | 06 u64(256) len8("CANCEL") gen(249, 7) |

    Examples: above the boundary
      | size | subscribe                                 | cancel                                 |
      | 300  | 06 u64(310) len8("SUBSCRIBE") gen(300, 7) | 06 u64(307) len8("CANCEL") gen(300, 7) |

  # RFC 23, "Publish-Subscribe": the grammar has short frames only, but a topic may have any size (divergence C05).
  @ZMTP30-SUB-02 @LIBZMQ-XPUB-09
  Scenario Outline: a SUB subscribes by message to a topic of <size> octets
    Given a SUB socket "subscriber"
    And "subscriber" is bound
    And a PUB peer of ZMTP 3.0 is connected to "subscriber"
    When "subscriber" subscribes to <size> octets of seed 7
    Then the peer should receive the octets <octets>

    Examples:
      | size | octets                     |
      | 254  | 00 FF 01 gen(254, 7)       |
      | 256  | 02 u64(257) 01 gen(256, 7) |

    # Divergence C06: libzmq leaves the LONG flag out.
    Examples: at the boundary
      | size | octets                     |
      | 255  | 02 u64(256) 01 gen(255, 7) |

  # The publisher's side takes topics of any size in any form.
  @LIBZMQ-XPUB-09 @PUBSUB-PUB-13
  Scenario Outline: an XPUB takes a subscription to a topic of <size> octets
    Given an XPUB socket "publisher"
    And "publisher" is bound
    And a SUB peer is connected to "publisher"
    When the peer sends the octets <octets>
    Then "publisher" should receive the message
      | x:01 + <size> octets of seed 7 |

    Examples:
      | size  | octets                                        |
      | 245   | 04 FF len8("SUBSCRIBE") gen(245, 7)           |
      | 246   | 06 u64(256) len8("SUBSCRIBE") gen(246, 7)     |
      | 255   | 06 u64(265) len8("SUBSCRIBE") gen(255, 7)     |
      | 256   | 02 u64(257) 01 gen(256, 7)                    |
      | 10000 | 06 u64(10010) len8("SUBSCRIBE") gen(10000, 7) |
