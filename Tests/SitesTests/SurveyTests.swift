// SPDX-License-Identifier: Apache-2.0

import Articles
import Documents
import Language
import Linting
import Sites
import SourceText
import Testing

/// What posts have to do with each other.
@Suite("The survey of a site's posts")
struct SurveyTests {
  /// Words that look alike in no two texts.
  static func text(_ seed: UInt64, words: Int = 200) -> [String] {
    var state = seed &* 0x9E37_79B9_7F4A_7C15 | 1
    return (0..<words).map { _ in
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return "w\(state >> 40)"
    }
  }

  static func page(
    _ name: String, title: String = "", description: String = "", _ words: [String],
    isPost: Bool = true, isPublished: Bool = true, targets: Set<Int> = []
  ) throws -> Page {
    var page = SurveyedPage()
    page.isPost = isPost
    if !isPost { return Page(name, page, Shingles(numbers: [])) }
    page.isPublished = isPublished
    page.title = TitleText.foldedIgnoringCase(title)
    page.description = TitleText.foldedIgnoringCase(description)
    page.targets = targets.map(Int32.init)
    let shingles = try shingles(words)
    page.bands = SimilarPosts.bands(of: shingles)
    return Page(name, page, shingles)
  }

  static func shingles(_ words: [String]) throws -> Shingles {
    Shingles(
      try ArticleReader().read(
        SourceText(words.joined(separator: " ") + "\n"), format: .markdown))
  }

  /// A page with what it is compared by.
  struct Page {
    var name: String
    var page: SurveyedPage
    var shingles: Shingles

    init(_ name: String, _ page: SurveyedPage, _ shingles: Shingles) {
      self.name = name
      self.page = page
      self.shingles = shingles
    }
  }

  /// Pages and a survey of them.
  final class Surveyed: SiteSurvey.Source {
    private let paths: [String]
    private let texts: [Shingles]

    init(_ pages: [Page]) {
      paths = pages.map(\.name)
      texts = pages.map(\.shingles)
    }

    func path(ofEntry entry: Int) -> String { paths[entry] }
    func shingles(ofEntry entry: Int) -> Shingles { texts[entry] }
  }

  /// The survey lives as long as its source.
  struct Survey {
    let source: Surveyed
    let survey: SiteSurvey

    func neighbours(of entry: Int) -> SiteNeighbours? { survey.neighbours(of: entry) }
  }

  static func survey(_ pages: [Page]) -> Survey {
    let source = Surveyed(pages)
    return Survey(source: source, survey: SiteSurvey(pages.map(\.page), source))
  }

  @Test("A text is most like itself, and as like another as the runs that both have")
  func similarity() throws {
    let shingles = try [
      Self.text(1), Self.text(2), Self.text(1).map { $0.uppercased() + "," },
      Array(Self.text(1)[..<150] + Self.text(3)[..<50]),
    ].map(Self.shingles)
    #expect(shingles[0].numbers.count == 196)
    #expect(shingles[0].similarity(to: shingles[0]) == 1)
    #expect(shingles[0].similarity(to: shingles[1]) == 0)
    #expect(shingles[0].similarity(to: shingles[2]) == 1)
    // 146 runs of 196 in both, of 246 in one of them.
    #expect(shingles[0].similarity(to: shingles[3]) == 146.0 / 246)
    #expect(shingles[3].similarity(to: shingles[0]) == 146.0 / 246)
  }

  @Test("Of 150 posts, those pairs are found that are half the same, and no others")
  func pairs() throws {
    var pages: [Page] = []
    for number in 0..<50 {
      let own = Self.text(UInt64(number * 3 + 10))
      let rest = Self.text(UInt64(number * 3 + 11))
      let other = Self.text(UInt64(number * 3 + 12))
      pages.append(try Self.page("a\(number)", own))
      // About 0.59 and 0.31 of the runs are in both.
      pages.append(try Self.page("b\(number)", Array(own[..<150] + rest[..<50])))
      pages.append(try Self.page("c\(number)", Array(own[..<95] + other[..<105])))
    }
    // Asked for one post, and for so many that all are compared at once.
    let one = Self.survey(pages)
    #expect(one.neighbours(of: 3)?.similar.map(\.path) == ["b1"])
    let survey = Self.survey(pages)
    for number in 0..<50 {
      let first = try #require(survey.neighbours(of: number * 3))
      #expect(first.similar.map(\.path) == ["b\(number)"], "\(number)")
      #expect(first.similar.first?.share == 146.0 / 246)
      #expect(survey.neighbours(of: number * 3 + 1)?.similar.map(\.path) == ["a\(number)"])
      #expect(survey.neighbours(of: number * 3 + 2)?.similar == [])
      #expect(first.others == 149)
    }
  }

  @Test("Short texts are told from each other by their titles alone")
  func short() throws {
    let words = Self.text(5, words: 40)
    let survey = try Self.survey([
      Self.page("a", title: "The ferry", words), Self.page("b", title: "the  FERRY", words),
      Self.page("c", title: "Piers", description: "When boats leave", words),
      Self.page("d", title: "Boats", description: "when boats leave", words),
      Self.page("e", title: "The ferry", words, isPost: false),
    ])
    #expect(survey.neighbours(of: 0)?.similar == [])
    #expect(survey.neighbours(of: 0)?.sameTitle == ["b"])
    #expect(survey.neighbours(of: 1)?.sameTitle == ["a"])
    #expect(survey.neighbours(of: 2)?.sameTitle == [])
    #expect(survey.neighbours(of: 2)?.sameDescription == ["d"])
    #expect(survey.neighbours(of: 4)?.sameTitle == [])
    #expect(survey.neighbours(of: 4)?.isPost == false)
    #expect(survey.neighbours(of: 9) == nil)
  }

  @Test("Counted are links of other published posts")
  func incoming() throws {
    let survey = try Self.survey([
      Self.page("a", ["x"], targets: [0, 1]),
      Self.page("b", ["x"], targets: [3]),
      Self.page("home", ["x"], isPost: false),
      Self.page("draft", ["x"], isPublished: false, targets: [0]),
    ])
    #expect((0..<4).map { survey.neighbours(of: $0)?.incoming } == [0, 1, 0, 1])
    #expect((0..<4).map { survey.neighbours(of: $0)?.others } == [2, 2, 3, 2])
  }
}
