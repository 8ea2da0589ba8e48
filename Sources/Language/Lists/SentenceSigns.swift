// SPDX-License-Identifier: Apache-2.0

/// Tells a sentence from a heading by its words, in several languages at once.
package enum SentenceSigns {
  /// The words of `text` in lower case; an apostrophe is part of a word.
  package static func words(_ text: String) -> [String] {
    spelled(text).map { $0.lowercased() }
  }

  private static func spelled(_ text: String) -> [String] {
    text.split {
      !$0.isLetter && !$0.isNumber && $0 != "'" && $0 != "’"
    }.map { String($0).replacing("’", with: "'") }
  }

  /// Finite verbs that are nothing else, as far as short lines go.
  private static let verbs: Set<String> = [
    "is", "are", "was", "were", "has", "have", "had", "will", "would", "can", "could", "must",
    "should", "may", "might", "cannot", "does", "did", "isn't", "aren't", "wasn't", "weren't",
    "hasn't", "haven't", "won't", "can't", "couldn't", "shouldn't", "doesn't", "didn't", "don't",
  ]

  /// Verbs of other languages, which an English heading may hold with a capital only.
  private static let foreignVerbs: Set<String> = [
    "ist", "sind", "wird", "werden", "wurde", "wurden", "kann", "können", "muss", "müssen",
    "haben", "est", "sont", "était", "sera", "peut", "peuvent", "doit", "doivent", "fue", "está",
    "están", "puede", "pueden", "debe", "sono", "può", "deve", "è", "é", "são", "foi", "zijn",
    "wordt", "worden", "heeft", "moet", "kan", "werd", "är", "måste",
  ]

  /// Words that open a question or a clause: what follows is a heading, whatever its verb.
  private static let questions: Set<String> = [
    "how", "what", "what's", "why", "when", "where", "who", "which", "whom", "whose", "whether",
    "if", "wie", "was", "warum", "wann", "wo", "wer", "welche", "weshalb", "comment", "pourquoi",
    "quand", "où", "qui", "que", "quel", "quelle", "cómo", "por", "qué", "cuándo", "dónde",
    "quién", "come", "perché", "cosa", "quando", "dove", "chi", "hoe", "waarom", "wat", "wanneer",
    "waar", "hur", "varför", "vad", "när", "var",
  ]

  /// Words that open a clause about the word before them ("tools that are free", "all you should know").
  private static let relatives: Set<String> = [
    "that", "which", "who", "whom", "you", "we", "i", "they", "he", "she", "it", "people", "die",
    "der", "das", "qui", "que", "che", "som",
  ]

  private static let subjects: Set<String> = ["i", "we", "he", "she", "they", "i'm", "i've"]

  private static let contractions: Set<String> = [
    "it's", "that's", "there's", "here's", "we're", "we've", "we'll", "you're", "you'll",
    "they're", "let's", "i'm", "i've", "i'll", "don't",
  ]

  /// Whether `text` is a sentence with a subject and a finite verb.
  package static func isSentence(_ text: String) -> Bool {
    let spelled = spelled(text)
    let words = spelled.map { $0.lowercased() }
    guard words.count >= 3, !questions.contains(words[0]) else { return false }
    if subjects.contains(words[0]) || contractions.contains(words[0]) { return true }
    let opensSentence = ["today", "now", "yesterday", "but", "and", "so", "because", "although"]
      .contains(words[0])
    for index in words.indices.dropFirst() {
      guard
        verbs.contains(words[index])
          || foreignVerbs.contains(words[index]) && spelled[index] == words[index]
      else { continue }
      // A month, or what is known of the word before.
      if words[index] == "may", index + 1 < words.count, words[index + 1].first?.isNumber == true {
        continue
      }
      if words[index] == "can" || words[index] == "will", index + 1 == words.count { continue }
      if index > 1, !opensSentence, relatives.contains(words[index - 1]) { continue }
      return true
    }
    return false
  }
}
