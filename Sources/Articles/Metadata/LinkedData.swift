// SPDX-License-Identifier: Apache-2.0

package import Documents
package import FrontMatter
import SourceText
import Synchronization

/// The JSON-LD of a page, parsed once, when it is first asked for.
package final class LinkedData: Sendable {
  /// One `script` element of JSON-LD.
  package struct Script: Sendable {
    package enum Content: Sendable {
      case value(DataValue)
      case broken(DataProblem)
      /// There is more JSON-LD in the page than is read.
      case unread
    }

    package var node: NodeID
    package var content: Content
  }

  private struct Reading: Sendable {
    var scripts: [Script]
    var things: [DataValue]
    /// The objects by their `@id`; made when the first reference is followed.
    var objects: [String: DataValue]?
  }

  /// Bytes of JSON-LD that are read of one page.
  private static let mostBytes = 1_000_000

  private let document: Document
  private let reading = Mutex<Reading?>(nil)

  init(_ document: Document) { self.document = document }

  /// The scripts in order.
  package var scripts: [Script] { read { $0.scripts } }

  /// What the page describes: the objects of its scripts, of their lists and graphs, and a page's main entity; not what
  /// lies deeper in them.
  package var things: [DataValue] { read { $0.things } }

  /// `value` itself, or the object of the page that it refers to by its `@id`.
  package func resolved(_ value: DataValue) -> DataValue {
    let id = value.map?.count == 1 ? value["@id"]?.string : value.string
    guard let id, id.utf8.contains(where: ":/#".utf8.contains) else { return value }
    return read { reading in
      let objects = reading.objects ?? Self.objects(of: reading.scripts)
      reading.objects = objects
      return objects[id] ?? value
    }
  }

  /// The types of an object without the prefixes of their names, each with its place.
  package static func types(of object: DataValue) -> [(name: String, value: DataValue)] {
    guard let type = object["@type"] else { return [] }
    return (type.list ?? [type]).compactMap { value in
      value.string.map { name in
        let end = name.utf8.lastIndex { "/#:".utf8.contains($0) }
        return (end.map { String(name[name.utf8.index(after: $0)...]) } ?? name, value)
      }
    }
  }

  // MARK: Reading

  private func read<Result: Sendable>(_ ask: (inout Reading) -> Result) -> Result {
    reading.withLock { known in
      var reading = known ?? makeReading()
      let result = ask(&reading)
      known = reading
      return result
    }
  }

  private func makeReading() -> Reading {
    var scripts: [Script] = []
    var bytes = 0
    guard document.mayHaveElement(.script) else { return Reading(scripts: [], things: []) }
    for index in document.nodes.indices where document.isElement(NodeID(index), .script) {
      let node = NodeID(index)
      guard Self.isLinkedData(document.value(node, .type)) else { continue }
      let range = document.contentRange(node)
      bytes += range.count
      var content = Script.Content.unread
      if bytes <= Self.mostBytes {
        do throws(DataProblem) {
          content = .value(try JSONReader.read(document.source, in: range))
        } catch {
          var problem = error
          if problem.range.isEmpty { problem.range = document.place(node) }
          content = .broken(problem)
        }
      }
      scripts.append(Script(node: node, content: content))
    }
    return Reading(scripts: scripts, things: Self.things(of: scripts))
  }

  private static func isLinkedData(_ type: String?) -> Bool {
    guard let type else { return false }
    return type.prefix { $0 != ";" }.lowercased().utf8.filter { $0 > 0x20 }
      .elementsEqual("application/ld+json".utf8)
  }

  private static func things(of scripts: [Script]) -> [DataValue] {
    var things: [DataValue] = []
    for case .value(let value) in scripts.map(\.content) {
      for object in value.list ?? [value] where object.map != nil {
        things.append(object)
        if let graph = object["@graph"] { things += graph.list ?? [graph] }
      }
    }
    return things + things.compactMap { $0["mainEntity"] }.flatMap { $0.list ?? [$0] }
  }

  /// Every object that says more of itself than its `@id`.
  private static func objects(of scripts: [Script]) -> [String: DataValue] {
    var objects: [String: DataValue] = [:]
    for case .value(let value) in scripts.map(\.content) {
      forEachObject(in: value) { object in
        if let id = object["@id"]?.string, object.map?.count ?? 0 > 1, objects[id] == nil {
          objects[id] = object
        }
      }
    }
    return objects
  }

  /// Calls `body` with every object in `value`, at any depth.
  static func forEachObject(in value: DataValue, _ body: (DataValue) -> Void) {
    var pending = [value]
    while let value = pending.popLast() {
      if let list = value.list { pending += list.reversed() }
      guard let map = value.map else { continue }
      body(value)
      pending += map.reversed().map(\.value)
    }
  }
}

extension DataValue {
  /// The text that JSON-LD means by this value: itself, its `@value`, or the first of a list that has one.
  package var linkedText: String? {
    for value in list ?? [self] {
      if let text = (value.map == nil ? value : value["@value"])?.string?.trimmed, !text.isEmpty {
        return text
      }
    }
    return nil
  }
}
