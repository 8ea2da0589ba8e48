// SPDX-License-Identifier: Apache-2.0

/// Words for a time that moves on with the reader, per language.
package enum TimeWords {
  package static let list = WordsByLanguage([
    "en": [
      "today", "yesterday", "tomorrow", "this week", "last week", "next week", "this month",
      "last month", "next month", "this year", "last year", "next year", "recently", "lately",
      "earlier this year", "later this year",
    ],
    "de": [
      "heute", "gestern", "diese woche", "letzte woche", "nächste woche", "diesen monat",
      "letzten monat", "nächsten monat", "dieses jahr", "letztes jahr", "nächstes jahr",
      "in diesem jahr", "im letzten jahr", "neulich", "kürzlich", "vor kurzem",
    ],
    "fr": [
      "aujourd'hui", "hier", "demain", "cette semaine", "la semaine dernière",
      "la semaine prochaine", "ce mois-ci", "le mois dernier", "le mois prochain", "cette année",
      "l'année dernière", "l'année prochaine", "récemment",
    ],
    "es": [
      "hoy", "ayer", "esta semana", "la semana pasada", "la próxima semana", "este mes",
      "el mes pasado", "el próximo mes", "este año", "el año pasado", "el próximo año",
      "recientemente",
    ],
    "it": [
      "oggi", "ieri", "domani", "questa settimana", "la settimana scorsa",
      "la prossima settimana", "questo mese", "il mese scorso", "quest'anno", "l'anno scorso",
      "l'anno prossimo", "recentemente",
    ],
    "pt": [
      "hoje", "ontem", "amanhã", "esta semana", "a semana passada", "este mês", "o mês passado",
      "este ano", "o ano passado", "o próximo ano", "recentemente",
    ],
    "nl": [
      "vandaag", "gisteren", "morgen", "deze week", "vorige week", "volgende week", "deze maand",
      "vorige maand", "dit jaar", "vorig jaar", "volgend jaar", "onlangs", "recent",
    ],
    "sv": [
      "idag", "i dag", "igår", "i går", "imorgon", "den här veckan", "förra veckan", "nästa vecka",
      "den här månaden", "förra månaden", "i år", "förra året", "nästa år", "nyligen",
    ],
  ])

  /// Set phrases of which one of them is part, and which mean no day.
  package static let idioms = [
    "hoy en día", "oggi giorno", "hoje em dia", "heute noch", "vandaag de dag", "hier und heute",
  ]

  /// Months and days of the week in full: a date stands where one of them does.
  package static let dateWords = WordsByLanguage(words: [
    "en": """
    january february march april june july august september october november december monday tuesday wednesday \
    thursday friday saturday sunday
    """,
    "de": """
    januar jänner februar märz april mai juni juli august september oktober november dezember montag dienstag \
    mittwoch donnerstag freitag samstag sonntag
    """,
    "fr": """
    janvier février mars avril mai juin juillet août septembre octobre novembre décembre lundi mardi mercredi jeudi \
    vendredi samedi dimanche
    """,
    "es": """
    enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre lunes martes miércoles \
    jueves viernes sábado domingo
    """,
    "it": """
    gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre lunedì martedì \
    mercoledì giovedì venerdì sabato domenica
    """,
    "pt": """
    janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro
    """,
    "nl": """
    januari februari maart april mei juni juli augustus september oktober november december maandag dinsdag woensdag \
    donderdag vrijdag zaterdag zondag
    """,
    "sv": """
    januari februari mars april maj juni juli augusti september oktober november december måndag tisdag onsdag torsdag \
    fredag lördag söndag
    """,
  ])

  /// What makes of a year in a title the name of something or a look back.
  package static let looksBack = WordsByLanguage(words: [
    "en": """
    review report survey roadmap retrospective results edition conference summit election annual recap history since \
    budget census season awards summary plan strategy agenda archive version release versus from until before after act
    """
  ])
}
