// SPDX-License-Identifier: Apache-2.0

/// What Stet knows of Catalan.
enum Catalan: LanguageData {
  static let tag = "ca"
  static let name = "Catalan"
  static let sentenceLimit = 25

  static var functionWords: [String] {
    words(
      """
      el la els les un una uns unes de del dels al als amb sense per sobre entre i o però ni que \
      com si quan on és són era ser ha han seu seva aquest aquesta més també hi
      """)
  }

  static var doubledWords: [String] {
    words("no sí molt bé gairebé mig la el que")
  }
}
