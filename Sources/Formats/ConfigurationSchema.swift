// SPDX-License-Identifier: Apache-2.0

import Articles
package import Configuration
import Linting

/// The JSON Schema (2020-12) of `.stet.yml`, by which editors complete and explain it.
///
/// It is made of the keys that the configuration's reader knows and of the rules' option tables, and says no more
/// than they do.
package struct ConfigurationSchema {
  private let context: ConfigurationContext

  package init(_ context: ConfigurationContext) { self.context = context }

  package func bytes() -> [UInt8] {
    var writer = JSONWriter()
    writer.object { writer in
      writer.member("$schema", "https://json-schema.org/draft/2020-12/schema")
      writer.member("$id", "https://stet.invalid/stet.schema.json")
      writer.member("title", "Stet settings")
      writer.member(
        "description", "The settings in .stet.yml. All are optional.")
      map(ConfigurationKeys.File.self, &writer, mayBeEmpty: true, write)
      writer.key("$defs")
      writer.object { writer in
        writer.key("texts")
        writer.object { texts(&$0, mayBeEmpty: true) }
        writer.key("severity")
        writer.object { writer in
          writer.member(
            "description",
            "The severity of the rule's findings; 'on' for the rule's own severity, 'off' to turn it off"
          )
          writer.key("enum")
          writer.array(RuleLevel.allCases.map(\.rawValue))
        }
        writer.key("rules")
        writer.object { rules(&$0) }
        writer.key("article")
        writer.object { article(&$0) }
      }
    }
    writer.endLine()
    return writer.bytes
  }

  // MARK: Sections

  private func write(_ key: ConfigurationKeys.File, _ writer: inout JSONWriter) {
    switch key {
    case .extends: extends(&writer)
    case .rules: reference("rules", &writer)
    case .overrides:
      writer.key("type")
      writer.array(["array", "null"])
      writer.key("items")
      writer.object { writer in
        map(ConfigurationKeys.Override.self, &writer) { key, writer in
          switch key {
          case .files: reference("texts", &writer)
          case .rules: reference("rules", &writer)
          case .article: reference("article", &writer)
          }
        }
        writer.key("required")
        writer.array([ConfigurationKeys.Override.files.name])
        writer.key("anyOf")
        writer.array { writer in
          for key in ConfigurationKeys.Override.all where key != .files {
            writer.object { writer in
              writer.key("required")
              writer.array([key.name])
            }
          }
        }
      }
    case .habits: habits(&writer)
    case .ignore: reference("texts", &writer)
    case .baseline: text(&writer)
    case .failOn: choice(RunSettings.levels, &writer)
    case .maxWarnings: write(.integer(RunSettings.warnings), &writer)
    case .article: reference("article", &writer)
    case .site:
      map(ConfigurationKeys.Site.self, &writer, mayBeEmpty: true) { key, writer in
        switch key {
        case .root: text(&writer)
        case .url:
          text(&writer)
          writer.member("pattern", "^[Hh][Tt][Tt][Pp][Ss]?://[^/]")
        case .generator: choice(context.generatorNames, &writer)
        case .host: choice(context.hosts, &writer)
        case .name, .editURL: text(&writer)
        }
      }
    case .links:
      map(ConfigurationKeys.Links.self, &writer, mayBeEmpty: true) { key, writer in
        switch key {
        case .cache: choice(["on", "off"], &writer)
        case .userAgent: text(&writer)
        case .exclude: reference("texts", &writer)
        case .headers:
          writer.key("type")
          writer.array(["object", "null"])
          writer.key("additionalProperties")
          writer.object { writer in
            writer.member("type", "object")
            writer.key("additionalProperties")
            writer.object(inline: true) { text(&$0) }
          }
        case .timeout, .delay, .maxURLs, .perHost:
          if let bounds = key.bounds { write(.integer(bounds), &writer) }
        }
      }
    case .suppressions:
      map(ConfigurationKeys.Suppressions.self, &writer, mayBeEmpty: true) { key, writer in
        switch key {
        case .reason: choice(context.reasons, &writer)
        }
      }
    }
  }

  /// One word for all rules, or one for each rule that may be a habit.
  private func habits(_ writer: inout JSONWriter) {
    writer.key("anyOf")
    writer.array { writer in
      writer.object(inline: true) { choice(HabitSettings.switches, &$0) }
      writer.object { writer in
        object(&writer, mayBeEmpty: true) { writer in
          for rule in context.catalogue.definitions where !rule.description.habits.isEmpty {
            writer.key(rule.id)
            writer.object {
              habit(rule.description.habits.map(\.field).filter { !$0.isEmpty }, &$0)
            }
          }
        }
      }
    }
  }

  /// What may stand for a rule that measures `fields`.
  private func habit(_ fields: [String], _ writer: inout JSONWriter) {
    if fields.isEmpty { return choice(HabitSettings.words, &writer) }
    writer.key("anyOf")
    writer.array { writer in
      writer.object(inline: true) { choice(HabitSettings.words, &$0) }
      if fields.count == 1 {
        writer.object(inline: true) { $0.member("type", "number") }
      } else {
        writer.object { writer in
          object(&writer) { writer in
            for field in fields {
              writer.key(field)
              writer.object(inline: true) { $0.member("type", "number") }
            }
          }
        }
      }
    }
  }

  private func article(_ writer: inout JSONWriter) {
    map(ConfigurationKeys.Article.self, &writer, mayBeEmpty: true) { key, writer in
      switch key {
      case .preset: choice(context.articlePresets, &writer)
      case .role: text(&writer)
      case .relatedTitles, .creditLabels: reference("texts", &writer)
      case .creditSources:
        texts(&writer, mayBeEmpty: true, orMap: true)
        writer.key("additionalProperties")
        writer.object(inline: true) { reference("texts", &$0) }
      case .language:
        text(&writer)
        writer.member("pattern", "^([A-Za-z]{2,3}|[IiXx])(-[A-Za-z0-9]{1,8})*$")
      case .dialect: choice(ArticleOptions.dialects, &writer)
      case .kind: choice(PageKind.allCases.map(\.rawValue), &writer)
      }
    }
  }

  /// The keys of a map, each with its meaning and what `body` says of it.
  private func map<Key: ConfigurationKey>(
    _ type: Key.Type, _ writer: inout JSONWriter, mayBeEmpty: Bool = false,
    _ body: (Key, inout JSONWriter) -> Void
  ) {
    object(&writer, mayBeEmpty: mayBeEmpty) { writer in
      for key in Key.all {
        writer.key(key.name)
        writer.object { writer in
          writer.member("description", key.summary)
          body(key, &writer)
        }
      }
    }
  }

  /// A map with the properties that `body` writes and no others.
  private func object(
    _ writer: inout JSONWriter, mayBeEmpty: Bool = false, _ body: (inout JSONWriter) -> Void
  ) {
    writer.key("type")
    if mayBeEmpty { writer.array(["object", "null"]) } else { writer.value("object") }
    writer.key("properties")
    writer.object(body)
    writer.key("additionalProperties")
    writer.value(false)
  }

  /// A list of names that an editor offers, or of other texts; or one of them.
  private func extends(_ writer: inout JSONWriter) {
    func name(_ writer: inout JSONWriter) {
      writer.key("anyOf")
      writer.array { writer in
        for preset in context.presets {
          writer.object(inline: true) { writer in
            writer.member("const", preset.name)
            writer.member("description", preset.summary)
          }
        }
        for pack in context.packs {
          writer.object(inline: true) { $0.member("const", "rules/" + pack.name) }
        }
        writer.object(inline: true) { text(&$0) }
      }
    }
    writer.key("anyOf")
    writer.array { writer in
      writer.object { writer in
        writer.member("type", "array")
        writer.key("items")
        writer.object(name)
      }
      writer.object(name)
      writer.object(inline: true) { $0.member("type", "null") }
    }
  }

  // MARK: Rules

  private func rules(_ writer: inout JSONWriter) {
    object(&writer, mayBeEmpty: true) { writer in
      for rule in context.catalogue.definitions {
        writer.key(rule.id)
        writer.object { writer in
          writer.member("description", rule.description.summary)
          writer.key("anyOf")
          writer.array { writer in
            writer.object(inline: true) { reference("severity", &$0) }
            writer.object { writer in
              object(&writer) { writer in
                writer.key("severity")
                writer.object(inline: true) { reference("severity", &$0) }
                for option in rule.options { write(option, &writer) }
              }
            }
          }
        }
      }
    }
  }

  private func write(_ option: OptionDescription, _ writer: inout JSONWriter) {
    writer.key(option.name)
    writer.object { writer in
      writer.member("description", option.summary)
      write(option.type, &writer)
      writer.key("default")
      JSONFormat.write(option.defaultValue, &writer)
    }
  }

  // MARK: Values

  private func write(_ type: OptionType, _ writer: inout JSONWriter) {
    switch type {
    case .integer(let range):
      writer.member("type", "integer")
      writer.member("minimum", range.lowerBound)
      if range.upperBound < .max { writer.member("maximum", range.upperBound) }
    case .number(let range):
      writer.member("type", "number")
      writer.key("minimum")
      writer.value(range.lowerBound)
      if range.upperBound < .greatestFiniteMagnitude {
        writer.key("maximum")
        writer.value(range.upperBound)
      }
    case .flag: writer.member("type", "boolean")
    case .text: writer.member("type", "string")
    case .texts: texts(&writer)
    case .choice(let names): choice(names, &writer)
    case .pattern:
      writer.member("type", "string")
      writer.member("format", "regex")
    case .map(let type):
      writer.member("type", "object")
      writer.key("additionalProperties")
      writer.object { write(type, &$0) }
    case .records(let options): records(options, &writer)
    }
  }

  /// A list of maps with these keys, or one.
  private func records(_ options: [OptionDescription], _ writer: inout JSONWriter) {
    func record(_ writer: inout JSONWriter) {
      object(&writer) { writer in
        for option in options { write(option, &writer) }
      }
    }
    writer.key("anyOf")
    writer.array { writer in
      writer.object { writer in
        writer.member("type", "array")
        writer.key("items")
        writer.object(record)
      }
      writer.object(record)
    }
  }

  private func reference(_ name: String, _ writer: inout JSONWriter) {
    writer.member("$ref", "#/$defs/" + name)
  }

  private func choice(_ names: [String], _ writer: inout JSONWriter) {
    writer.key("enum")
    writer.array(names)
  }

  /// A text that says something.
  private func text(_ writer: inout JSONWriter) {
    writer.member("type", "string")
    writer.member("minLength", 1)
  }

  /// A list of texts, or one; what looks like a number or a flag is a text here.
  private func texts(
    _ writer: inout JSONWriter, mayBeEmpty: Bool = false, orMap: Bool = false
  ) {
    let scalars = ["string", "number", "boolean"]
    writer.key("type")
    writer.array(
      ["array"] + scalars + (mayBeEmpty ? ["null"] : []) + (orMap ? ["object"] : []))
    writer.key("items")
    writer.object(inline: true) { writer in
      writer.key("type")
      writer.array(scalars)
    }
  }
}
