// SPDX-License-Identifier: Apache-2.0

import Articles

/// What kind of picture an image is, by its address and its words.
enum ImageKinds {
  /// The extension of the file at `address` in lower case; empty where it has none.
  static func format(_ address: String) -> String {
    let path = address.utf8.prefix { $0 != UInt8(ascii: "?") && $0 != UInt8(ascii: "#") }
    guard let dot = path.lastIndex(of: UInt8(ascii: ".")),
      path.distance(from: dot, to: path.endIndex) <= 6
    else { return "" }
    let name = path[path.index(after: dot)...]
    return name.contains(UInt8(ascii: "/")) ? "" : String(Substring(name)).lowercased()
  }

  /// Words of what has no maker to name, or is the author's: in the name of a file, of its folder, or in an alt text.
  private static let own: Set<String> = [
    // What screens show.
    "screenshot", "screenshots", "screencap", "screengrab", "screencast", "screen", "screens",
    "bildschirmfoto", "bildschirmfotos", "schermafbeelding", "skjermbilde", "skärmbild",
    "schermata", "terminal", "console", "dialog", "dialogue", "browser", "desktop",
    "dashboard", "menu", "ui", "gui", "toolbar", "interface", "editor", "ide", "webpage",
    "homepage", "website", "output", "prompt", "tooltip", "cli", "log", "demo",
    "mockup", "mockups", "wireframe", "wireframes", "prototype", "slide", "slides",
    // What is drawn or computed.
    "diagram", "diagrams", "diagramm", "diagramme", "diagrama", "chart", "charts", "graph",
    "graphs", "graphic", "grafik", "gráfico", "graphique", "plot", "plots", "histogram",
    "flowchart", "scatterplot", "heatmap", "timeline", "matrix", "schema",
    "schematic", "architecture", "workflow", "pipeline", "infographic", "infographics", "figure",
    "fig", "formula", "equation", "topology", "benchmark", "benchmarks", "uml", "roadmap",
    "trace", "traces", "config", "settings", "query", "histograms",
    "distribution", "comparison", "stats", "statistics", "metrics", "visualization",
    "visualisation", "illustration", "illustrations", "drawing", "sketch", "cartoon",
    "banner", "qr", "mindmap", "map", "font", "fonts", "typeface", "typefaces", "palette", "promo",
    "tweet", "preview", "spreadsheet",
    // What stands for someone.
    "logo", "logos", "badge", "badges", "avatar", "avatars", "headshot", "headshots", "icon",
    "icons", "profile", "mascot", "emblem", "wordmark", "sticker",
    "favicon", "gravatar", "authors", "contributors", "thumbnail",
    "og", "opengraph",
  ]

  /// Words of names with a shape of their own: "Screen Shot 2019-…", "captura de pantalla", "Снимок экрана".
  private static let phrases = [
    "スクリーンショット", "屏幕截图", "截屏", "截图", "снимок экрана", "скриншот", "схема", "диаграмма",
    "график", "capture d", "图表", "示意图", "화면",
  ]

  /// Whether the words of `image` say that it has no maker to name, or is the author's.
  static func isOwn(_ image: Image, _ format: String) -> Bool {
    let path = image.address.prefix { $0 != "?" && $0 != "#" }
    let parts = path.split(separator: "/").suffix(2)
    if parts.contains(where: holdsOwn) { return true }
    guard let alt = image.alt else { return false }
    return holdsOwn(alt.prefix(300)) || isName(alt)
  }

  /// Whether `text` is a first and a last name and nothing else, as portraits have it.
  private static func isName(_ text: String) -> Bool {
    let words = text.split(separator: " ")
    return words.count == 2
      && words.allSatisfy { word in
        word.count >= 3 && (word.first?.isUppercase ?? false)
          && word.dropFirst().allSatisfy { $0.isLetter || "'’-".contains($0) }
      }
  }

  private static func holdsOwn(_ text: some StringProtocol) -> Bool {
    let lower = text.lowercased()
    if lower.split(whereSeparator: { !$0.isLetter }).contains(where: { own.contains(String($0)) }) {
      return true
    }
    return !lower.utf8.allSatisfy { $0 < 0x80 } && phrases.contains { lower.contains($0) }
  }
}

/// Hosts that keep everybody's files, draw pictures, or show what others uploaded there as their own.
enum ImageHosts {
  private static let services = [
    // Stores and networks of delivery.
    "amazonaws.com", "cloudfront.net", "cloudinary.com", "imgix.net", "googleusercontent.com",
    "storage.googleapis.com", "ggpht.com", "githubusercontent.com", "github.com", "github.io",
    "gitlab.com", "gitlab.io", "bitbucket.org", "wp.com", "wordpress.com", "blogspot.com",
    "blogger.com", "ghost.io", "ghost.org", "ctfassets.net", "sanity.io", "prismic.io",
    "squarespace.com", "squarespace-cdn.com", "wixstatic.com", "shopify.com", "medium.com",
    "substack.com", "substackcdn.com", "imgur.com", "postimg.cc", "postimg.org", "ibb.co",
    "imgbb.com", "photobucket.com", "dropbox.com", "dropboxusercontent.com", "azureedge.net",
    "windows.net", "digitaloceanspaces.com", "b-cdn.net", "fastly.net", "akamaized.net",
    "jsdelivr.net", "unpkg.com", "netlify.app", "vercel.app", "pages.dev", "r2.dev",
    "backblazeb2.com", "firebaseapp.com", "typepad.com", "hashnode.com", "dev.to",
    "uploadcare.com", "ucarecdn.com", "filestack.com", "datocms-assets.com", "graphassets.com",
    "hubspotusercontent.net", "hubfs.net", "notion.so", "discordapp.com", "discordapp.net",
    "slack-files.com", "tinypic.com", "imageshack.com", "imageshack.us", "smugmug.com",
    "cl.ly", "droplr.com", "monosnap.com", "gyazo.com", "statically.io", "weserv.nl", "tenor.com",
    "giphy.com", "archive.org", "readthedocs.io", "readthedocs.org", "typeform.com", "zencdn.net",
    // Networks where people show themselves.
    "gravatar.com", "twimg.com", "fbcdn.net", "cdninstagram.com", "instagram.com", "licdn.com",
    "ytimg.com", "youtube.com", "vimeocdn.com", "pinimg.com", "tumblr.com", "redd.it",
    "staticmeetup.com", "media-amazon.com", "ssl-images-amazon.com", "slidesharecdn.com",
    // Pictures that are drawn when they are asked for.
    "shields.io", "badgen.net", "badge.fury.io", "travis-ci.org", "travis-ci.com", "circleci.com",
    "codecov.io", "coveralls.io", "appveyor.com", "mermaid.ink", "codecogs.com", "quickchart.io",
    "chart.googleapis.com", "chart.apis.google.com", "maps.googleapis.com", "star-history.com",
    "contrib.rocks", "opencollective.com", "ko-fi.com", "buymeacoffee.com", "paypal.com",
    "paypalobjects.com", "plantuml.com", "placehold.co", "placeholder.com", "placekitten.com",
    "dummyimage.com", "picsum.photos", "example.com", "example.org", "example.net",
  ]

  static func isService(_ host: String) -> Bool {
    if !host.contains(".") || host.first?.isNumber ?? false { return true }
    return services.contains { host == $0 || host.hasSuffix("." + $0) }
  }
}
