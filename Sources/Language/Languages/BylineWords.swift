// SPDX-License-Identifier: Apache-2.0

/// What people are and where they work, as it stands behind their names in bylines, per language.
package enum BylineWords {
  private static let roles = WordsByLanguage([
    "en": [
      "acquisition", "acquisitions", "adviser", "advisor", "analyst", "architect", "artist",
      "attorney", "author", "ceo", "cfo", "chair", "chief", "cio", "co-founder", "cofounder",
      "columnist", "communications", "consultant", "contributor", "coo", "coordinator",
      "correspondent", "cto", "curator", "design", "designer", "designers", "developer",
      "developers", "director", "editor", "editors", "engineer", "engineering", "engineers",
      "executive", "fellow", "founder", "head", "historian", "illustrator", "intern", "journalist",
      "lawyer", "lead", "lecturer", "librarian", "maintainer", "manager", "marketing", "member",
      "minister", "novelist", "officer", "operations", "organizer", "owner", "partner", "phd",
      "photographer", "physician", "poet", "president", "producer", "product", "professor",
      "programmer", "psychologist", "recruiter", "reporter", "researcher", "sales", "scientist",
      "secretary", "specialist", "spokesperson", "strategist", "strategy", "student", "teacher",
      "therapist", "translator", "vice", "volunteer", "vp", "writer",
    ],
    "de": [
      "autor", "autorin", "berater", "beraterin", "chefredakteur", "chefredakteurin", "direktor",
      "direktorin", "entwickler", "entwicklerin", "fotograf", "fotografin", "geschäftsführer",
      "geschäftsführerin", "gründer", "gründerin", "ingenieur", "ingenieurin", "journalist",
      "journalistin", "leiter", "leiterin", "präsident", "präsidentin", "professor", "professorin",
      "redakteur", "redakteurin", "redaktion", "sprecher", "sprecherin", "vorstand",
    ],
    "fr": [
      "auteur", "autrice", "auteure", "chercheur", "chercheuse", "conseiller", "conseillère",
      "consultant", "consultante", "designer", "développeur", "développeuse", "directeur",
      "directrice", "fondateur", "fondatrice", "ingénieur", "ingénieure", "journaliste",
      "photographe", "professeur", "professeure", "président", "présidente", "rédacteur",
      "rédactrice", "responsable",
    ],
    "es": [
      "asesor", "asesora", "autor", "autora", "consultor", "consultora", "desarrollador",
      "desarrolladora", "director", "directora", "diseñador", "diseñadora", "editor", "editora",
      "escritor", "escritora", "fotógrafa", "fotógrafo", "fundador", "fundadora", "gerente",
      "ingeniera", "ingeniero", "investigador", "investigadora", "periodista", "presidenta",
      "presidente", "profesor", "profesora", "redactor", "redactora",
    ],
    "it": [
      "autore", "autrice", "consulente", "designer", "direttore", "direttrice", "fondatore",
      "fondatrice", "fotografa", "fotografo", "giornalista", "ingegnere", "presidente",
      "professore", "professoressa", "redattore", "redattrice", "responsabile", "ricercatore",
      "ricercatrice", "scrittore", "scrittrice", "sviluppatore", "sviluppatrice",
    ],
    "pt": [
      "autor", "autora", "consultor", "consultora", "desenvolvedor", "desenvolvedora", "designer",
      "diretor", "diretora", "editor", "editora", "engenheira", "engenheiro", "escritor",
      "escritora", "fotógrafa", "fotógrafo", "fundador", "fundadora", "gerente", "jornalista",
      "pesquisador", "pesquisadora", "presidente", "professor", "professora", "redator", "redatora",
    ],
    "nl": [
      "adviseur", "auteur", "directeur", "fotograaf", "hoofdredacteur", "hoogleraar", "ingenieur",
      "journalist", "manager", "onderzoeker", "ontwerper", "ontwikkelaar", "oprichter",
      "redacteur", "schrijfster", "schrijver", "voorzitter",
    ],
    "sv": [
      "chef", "chefredaktör", "designer", "direktör", "författare", "forskare", "fotograf",
      "grundare", "ingenjör", "journalist", "konsult", "ordförande", "professor", "redaktör",
      "rådgivare", "skribent", "utvecklare", "vd",
    ],
  ])

  /// Whether `text` is a name with what the person is behind a dash, a bar or a comma ("Jane Doe – Editor").
  package static func isByline(_ text: String) -> Bool {
    for separator in [" – ", " — ", " - ", " | ", ", "] {
      let parts = text.split(separator: separator, maxSplits: 1)
      guard parts.count == 2, isName(parts[0]) else { continue }
      let words = parts[1].lowercased().split { !$0.isLetter && $0 != "-" }
      return words.count <= 5 && words.contains { roles.all.contains(String($0)) }
    }
    return false
  }

  /// Two to four words with a capital each or small as in names ("de"), without digits.
  private static func isName(_ text: Substring) -> Bool {
    let words = text.split(separator: " ")
    return (2...4).contains(words.count)
      && words.allSatisfy { word in
        (word.first?.isUppercase == true || NameParticles.all.contains(String(word)))
          && !word.contains(where: \.isNumber)
      }
  }
}
