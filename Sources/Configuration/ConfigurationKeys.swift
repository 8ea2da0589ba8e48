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
        "What these settings build on: presets, rule packs (rules/NAME) or files inside the repository"
      case .rules: "A rule by its id: a severity, or a map with a severity and the rule's options"
      case .overrides: "Different settings for some posts"
      case .habits:
        "Accepted habits of the site by rule, which are not reported per post; 'stet init' writes them"
      case .ignore: "Paths of posts that are never checked, as patterns"
      case .baseline:
        "The file of accepted findings, below this file's folder; only in the project's root file"
      case .failOn:
        "The lowest severity that fails a run; only in the project's root file"
      case .maxWarnings:
        "The most warnings before a run fails; only in the project's root file"
      case .article: "Where the parts of an article are, if Stet does not find them"
      case .site: "The site of the posts, for rules on links"
      case .links: "How links are checked over the network, with --online"
      case .suppressions: "Requirements for suppression comments"
      }
    }
  }

  /// Those of one entry of `overrides`.
  package enum Override: String, CaseIterable, ConfigurationKey {
    case files, rules, article

    package var summary: String {
      switch self {
      case .files: "Paths of the posts it applies to, as patterns"
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
      case .preset: "The theme of the pages; detected if not set"
      case .role(let role): "A CSS selector for \(role.summary)"
      case .relatedTitles: "Additional titles of lists of related posts"
      case .creditLabels: "Additional words that start an image's credit, such as Lichtbild"
      case .creditSources: "Additional sources of images, each name with its hosts"
      case .language: "The language of posts that do not declare one, as a tag such as en or pt-BR"
      case .dialect:
        "The Markdown dialect of posts that do not declare one; detected from the folder's files if not set"
      case .kind: "The kind of the pages, such as post or list; detected for each page if not set"
      }
    }
  }

  /// Those of the section `site`.
  package enum Site: String, CaseIterable, ConfigurationKey {
    case root, url, generator, host, name
    case editURL = "edit-url"

    package var summary: String {
      switch self {
      case .root:
        "The folder of the site, relative to this file; detected if not set"
      case .url: "The site's address, such as https://example.org"
      case .generator: "The site generator"
      case .host: "The host of the site"
      case .name: "The site's name, as it appears after the titles of its pages"
      case .editURL:
        "Where posts are edited, such as https://example.org/edit/{path}#L{line}; reports link to it"
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
      case .cache: "Whether results of link checks are kept in your cache folder"
      case .exclude:
        "Hosts (including their subdomains) or address patterns that are never checked"
      case .timeout: "The time limit of a request, in seconds"
      case .headers:
        "Additional headers by host and name; sent to exactly that host, over https only"
      case .delay: "The delay between two requests to a host, in milliseconds"
      case .userAgent: "The user agent"
      case .maxURLs: "The most addresses checked in one run"
      case .perHost: "The most parallel requests to a host"
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
      case .reason: "Whether suppressions need a reason"
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
    case .leadImage: "the image above the article"
    case .leadCaption: "the caption of the lead image"
    case .caption: "the caption of an image"
    case .byline: "the line that names the author"
    case .excerpt: "the post's own excerpt, if the theme shows it"
    case .date: "the date of publication"
    case .related: "the list of related posts"
    case .card: "one post in that list"
    case .cardTitle: "the title of a related post"
    case .cardExcerpt: "the teaser of a related post"
    case .never: "what is not part of the article, such as an author box"
    }
  }
}
