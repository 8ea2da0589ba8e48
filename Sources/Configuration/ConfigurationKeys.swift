// SPDX-License-Identifier: Apache-2.0

package import Articles
import Linting

/// The keys of one map of a configuration. Its reader takes them from here, and so does the schema that editors read.
package protocol ConfigurationKey: Hashable, Sendable {
  /// In the order in which messages name them.
  static var all: [Self] { get }
  /// As it is written.
  var name: String { get }
  /// What it sets, without a full stop.
  var summary: String { get }
}

extension ConfigurationKey where Self: CaseIterable {
  package static var all: [Self] { Array(allCases) }
}

extension ConfigurationKey where Self: RawRepresentable, RawValue == String {
  package var name: String { rawValue }
}

/// The keys of `.stet.yml`, map by map.
package enum ConfigurationKeys {
  /// Those of the file itself.
  package enum File: String, CaseIterable, ConfigurationKey {
    case extends, rules, overrides, habits, ignore, baseline
    case failOn = "fail-on"
    case maxWarnings = "max-warnings"
    case article, site, links, suppressions

    package var summary: String {
      switch self {
      case .extends:
        "What these settings begin with: presets, packs of rules (rules/NAME) or files inside the repository"
      case .rules: "A rule by its id: a severity, or a map with a severity and the rule's options"
      case .overrides: "Other settings for some posts"
      case .habits:
        "Accepted habits of the site by rule, which are not reported per post; 'stet init' writes them"
      case .ignore: "Paths of posts that are never checked, as patterns"
      case .baseline:
        "The file of accepted old findings, below this file's folder; counts in the project's root file only"
      case .failOn:
        "The least severity that fails a run; counts in the project's root file only"
      case .maxWarnings:
        "Fail when there are more warnings; counts in the project's root file only"
      case .article: "Where the parts of an article are, when Stet does not find them by itself"
      case .site: "The site around the posts, for rules that follow links"
      case .links: "How the network is asked for links, with --online"
      case .suppressions: "What comments that let something stand must say"
      }
    }
  }

  /// Those of one entry of `overrides`.
  package enum Override: String, CaseIterable, ConfigurationKey {
    case files, rules, article

    package var summary: String {
      switch self {
      case .files: "Paths of the posts that it is for, as patterns"
      case .rules: "What it changes, as in 'rules' above"
      case .article: "What it changes, as in 'article' above"
      }
    }
  }

  /// Those of the section `article`.
  package enum Article: ConfigurationKey {
    case preset
    /// A CSS selector for one of the roles.
    case role(Role)
    case relatedTitles, creditLabels, creditSources, language, dialect, kind

    package static var all: [Article] {
      [.preset] + Role.allCases.map { .role($0) } + [
        .relatedTitles, .creditLabels, .creditSources, .language, .dialect, .kind,
      ]
    }

    package var name: String {
      switch self {
      case .preset: "preset"
      case .role(let role): role.rawValue
      case .relatedTitles: "related-titles"
      case .creditLabels: "credit-labels"
      case .creditSources: "credit-sources"
      case .language: "language"
      case .dialect: "dialect"
      case .kind: "kind"
      }
    }

    package var summary: String {
      switch self {
      case .preset: "The theme that the pages are made with; found by itself when nothing is set"
      case .role(let role): "A CSS selector for \(role.summary)"
      case .relatedTitles: "Further titles that open the list of related posts"
      case .creditLabels: "Further words that open an image's credit, such as Lichtbild"
      case .creditSources: "Further sources of images, each by its name with its hosts"
      case .language: "The language of posts that name none, as a tag such as en or pt-BR"
      case .dialect:
        "The Markdown of posts that name none; found by the folder's own files when nothing is set"
      case .kind: "What the pages are, such as post or list; told by each page when nothing is set"
      }
    }
  }

  /// Those of the section `site`.
  package enum Site: String, CaseIterable, ConfigurationKey {
    case root, url, generator, host, name

    package var summary: String {
      switch self {
      case .root:
        "The folder of the site, from this file's folder; found by itself when nothing is set"
      case .url: "The site's address, such as https://example.org"
      case .generator: "What the site is built with"
      case .host: "Where the site is served from"
      case .name: "The site's name, as it stands behind the titles of its pages"
      }
    }
  }

  /// Those of the section `links`.
  package enum Links: String, CaseIterable, ConfigurationKey {
    case cache, exclude, timeout, headers, delay
    case userAgent = "user-agent"
    case maxURLs = "max-urls"
    case perHost = "per-host"

    package var summary: String {
      switch self {
      case .cache: "Whether what the network said is kept in your cache folder"
      case .exclude:
        "Hosts, each with all below it, or addresses as patterns, that are never asked for"
      case .timeout: "The seconds that one request may take"
      case .headers:
        "By host, more headers for it by name; they go to exactly that host, over https only"
      case .delay: "The milliseconds between two requests to one host"
      case .userAgent: "Who asks, as servers are told"
      case .maxURLs: "The addresses that are asked for in one run"
      case .perHost: "The requests to one host at the same time"
      }
    }

    /// What a number may be; nothing for what is none.
    package var bounds: ClosedRange<Int>? {
      switch self {
      case .timeout: 1...120
      case .delay: 0...60_000
      case .maxURLs: 1...100_000
      case .perHost: 1...16
      case .cache, .exclude, .headers, .userAgent: nil
      }
    }
  }

  /// Those of the section `suppressions`.
  package enum Suppressions: String, CaseIterable, ConfigurationKey {
    case reason

    package var summary: String {
      switch self {
      case .reason: "Whether a comment that lets something stand must say why"
      }
    }
  }
}

extension Role {
  /// What a selector for it finds.
  fileprivate var summary: String {
    switch self {
    case .content: "the article's own text"
    case .title: "the article's title"
    case .leadImage: "the image that stands above the article"
    case .leadCaption: "the caption of the lead image"
    case .caption: "the caption of an image"
    case .byline: "the line that names the author"
    case .excerpt: "the post's own excerpt, where the theme shows it"
    case .date: "the day of publication"
    case .related: "the list of related posts"
    case .card: "one post in that list"
    case .cardTitle: "the title of a related post"
    case .cardExcerpt: "the teaser of a related post"
    case .never: "what is never part of the article, such as an author box"
    }
  }
}
