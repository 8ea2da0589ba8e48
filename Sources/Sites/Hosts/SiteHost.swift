// SPDX-License-Identifier: Apache-2.0

/// Where a site is served from, which decides what answers `/file`, `/file/`, `/file.html` and `/folder`.
package enum SiteHost: String, CaseIterable, Hashable, Sendable {
  case githubPages = "github-pages"
  case netlify
  case vercel
  case cloudflarePages = "cloudflare-pages"
  case apache
  /// Nothing is known of the host: every spelling answers.
  case plain

  /// How a host treats a spelling that is not the file's own.
  private enum Manner {
    case answers
    case redirects
    case fails
  }

  /// `/file` for `file.html`.
  private var withoutEnding: Manner {
    switch self {
    case .githubPages, .netlify, .cloudflarePages, .plain: .answers
    case .vercel, .apache: .fails
    }
  }

  /// `/file/` for `file.html`.
  private var fileWithSlash: Manner {
    switch self {
    case .netlify, .cloudflarePages: .redirects
    case .plain: .answers
    case .githubPages, .vercel, .apache: .fails
    }
  }

  /// `/folder` for `folder/index.html`.
  private var folderWithoutSlash: Manner {
    switch self {
    case .githubPages, .netlify, .cloudflarePages, .apache: .redirects
    case .vercel, .plain: .answers
    }
  }

  /// `/file.html` and `/folder/index.html`.
  private var fullName: Manner { self == .cloudflarePages ? .redirects : .answers }

  /// A file that may answer, and the address that the host redirects to first, if it does.
  package struct Candidate: Hashable, Sendable {
    package var output: String
    package var redirect: String?
  }

  /// The files of the built site that may answer `path`, the first that is there answering.
  package func candidates(for path: CleanPath) -> [Candidate] {
    var found: [Candidate] = []
    func add(_ output: String, _ manner: Manner, to address: @autoclosure () -> String) {
      switch manner {
      case .answers: found.append(Candidate(output: output))
      case .redirects: found.append(Candidate(output: output, redirect: address()))
      case .fails: break
      }
    }
    let name = path.path
    if path.isFolder {
      let prefix = name.isEmpty ? "" : name + "/"
      found.append(Candidate(output: prefix + "index.html"))
      found.append(Candidate(output: prefix + "index.htm"))
      if !name.isEmpty { add(name + ".html", fileWithSlash, to: "/" + name) }
      return found
    }
    if name.utf8.reversed().starts(with: ".html".utf8.reversed()) {
      let bare = name.dropLast(5)
      if bare == "index" || bare.hasSuffix("/index") {
        add(name, fullName, to: "/" + bare.dropLast(5))
      } else {
        add(name, fullName, to: "/" + bare)
        if self == .plain { found.append(Candidate(output: bare + "/index.html")) }
      }
    } else {
      found.append(Candidate(output: name))
    }
    add(name + ".html", withoutEnding, to: "/" + name)
    add(name + "/index.html", folderWithoutSlash, to: "/" + name + "/")
    return found
  }
}
