// SPDX-License-Identifier: Apache-2.0

/// Words that may stand twice in a row, by grammar or for force, per language.
package enum DoubledWords {
  package static let list = WordsByLanguage(words: [
    "en": """
    that had is was her his it you in on do what who so very no yes bye ha haha hey blah knock well there now \
    really far many much long again never ever too more never please boo tut wow hear win la na ho da \
    choo chug ding woof quack rah chop night tick yada bang go out up over down by wait
    """,
    "de": """
    die der das den dem des sie ihr ihre war sehr ganz so nein ja bitte nie immer wieder lange weit auf an \
    aus ein zu mit vor
    """,
    "fr": "nous vous très si oui non bien tout bon ha la le les en",
    "es": "no sí muy bien ya nada se la lo",
    "it": "via piano mano no sì molto così poi man pian appena quasi ora la lo se ne",
    "pt": "não sim muito bem já logo quase nos se que",
    "nl": "die dat zijn van heel zeer nee ja voor aan in op uit door haar",
    "sv": "de som det den på om av till in upp ja nej mycket var för så",
    "da": "der det de den er at som på om af til ja nej meget var for så",
    "no": "det de den er at som på om av til ja nei mye var for så der",
    "ca": "no sí molt bé gairebé mig la el que",
  ])
}
