// SPDX-License-Identifier: Apache-2.0

// The registry of hosts: each once, as data.

extension SiteHost {
  package static let netlify = SiteHost(
    "netlify", files: ["netlify.toml", "_redirects"], withoutEnding: .answers,
    fileWithSlash: .redirects, folderWithoutSlash: .redirects)
  package static let vercel = SiteHost(
    "vercel", files: ["vercel.json"], withoutEnding: .fails, fileWithSlash: .fails,
    folderWithoutSlash: .answers)
  package static let apache = SiteHost(
    "apache", files: [".htaccess"], withoutEnding: .fails, fileWithSlash: .fails,
    folderWithoutSlash: .redirects)
  package static let githubPages = SiteHost(
    "github-pages", files: [domainFile, ".nojekyll"], withoutEnding: .answers,
    fileWithSlash: .fails, folderWithoutSlash: .redirects)
  package static let cloudflarePages = SiteHost(
    "cloudflare-pages", withoutEnding: .answers, fileWithSlash: .redirects,
    folderWithoutSlash: .redirects, fullName: .redirects)
  /// Nothing is known of the host: every spelling answers.
  package static let plain = SiteHost(
    "plain", withoutEnding: .answers, fileWithSlash: .answers, folderWithoutSlash: .answers,
    isUnknown: true)

  /// Every host, those with the surest files first.
  package static let all = [netlify, vercel, apache, githubPages, cloudflarePages, plain]

  /// The host that settings call `name`.
  package static func named(_ name: String) -> SiteHost? { all.first { $0.name == name } }

  /// The files that tell a host, the surest first.
  static let files = all.flatMap { host in host.files.map { (name: $0, host: host) } }
  /// Those of them that lie next to a project's sources, not in the folder that is served.
  static let projectFiles: Set<String> = ["netlify.toml", "vercel.json"]
  /// The files of additional hosts, whose rules are not read.
  static let foreignFiles = ["firebase.json", "staticwebapp.config.json", "web.config"]
  /// The file that holds the site's own host name.
  static let domainFile = "CNAME"
}
