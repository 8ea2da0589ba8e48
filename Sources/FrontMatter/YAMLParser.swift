// SPDX-License-Identifier: Apache-2.0

import CLibYAML

/// One thing that libyaml saw; places are Unicode code points from the start of the input.
struct YAMLEvent {
  enum Kind {
    /// A start of the stream or of a document.
    case opening
    case documentEnd
    case streamEnd
    case alias(String)
    /// `isPlain` is false for text in quotes, for a block scalar, and for what a tag calls text.
    case scalar(String, isPlain: Bool)
    case listStart(isFlow: Bool)
    case mapStart(isFlow: Bool)
    case collectionEnd
  }

  var kind: Kind
  var anchor: String?
  /// Whether an anchor or a tag is before the value, inside the event's marks.
  var hasProperties: Bool
  var start: Int
  var end: Int
}

/// What libyaml says when it cannot go on.
struct YAMLFailure: Error {
  var problem: String
  var context: String
  var problemIndex: Int
  var contextIndex: Int?
  /// A byte offset into the input, where the input itself is bad.
  var badByte: Int?
}

/// The owner of one libyaml parser and of the bytes that it reads.
@safe
struct YAMLParser: ~Copyable {
  private let parser: UnsafeMutablePointer<yaml_parser_t>
  private let input: UnsafeMutableBufferPointer<UInt8>

  /// A parser of `bytes`, which must be UTF-8 without a byte order mark; `nil` when memory is
  /// short.
  init?(_ bytes: ArraySlice<UInt8>) {
    unsafe input = UnsafeMutableBufferPointer.allocate(capacity: max(bytes.count, 1))
    _ = unsafe input.initialize(from: bytes)
    unsafe parser = UnsafeMutablePointer.allocate(capacity: 1)
    unsafe parser.initialize(to: yaml_parser_t())
    guard unsafe yaml_parser_initialize(parser) != 0 else { return nil }
    unsafe yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
    unsafe yaml_parser_set_input_string(parser, input.baseAddress, bytes.count)
  }

  deinit {
    // libyaml clears the parser when it cannot initialise it, so that this is right then, too.
    unsafe yaml_parser_delete(parser)
    unsafe parser.deallocate()
    unsafe input.deallocate()
  }

  /// The next event.
  mutating func next() throws(YAMLFailure) -> YAMLEvent {
    var event = unsafe yaml_event_t()
    guard unsafe yaml_parser_parse(parser, &event) != 0 else { throw failure() }
    defer { unsafe yaml_event_delete(&event) }
    var anchor: String?
    var hasTag = false
    let kind: YAMLEvent.Kind
    switch unsafe event.type {
    case YAML_STREAM_START_EVENT, YAML_DOCUMENT_START_EVENT:
      kind = .opening
    case YAML_DOCUMENT_END_EVENT:
      kind = .documentEnd
    case YAML_ALIAS_EVENT:
      kind = unsafe .alias(Self.string(event.data.alias.anchor) ?? "")
    case YAML_SCALAR_EVENT:
      let scalar = unsafe event.data.scalar
      anchor = unsafe Self.string(scalar.anchor)
      hasTag = unsafe scalar.tag != nil
      let bytes = unsafe UnsafeBufferPointer(start: scalar.value, count: scalar.length)
      let text = unsafe String(decoding: bytes, as: UTF8.self)
      kind = unsafe .scalar(
        text, isPlain: scalar.style == YAML_PLAIN_SCALAR_STYLE && Self.isUntagged(scalar.tag))
    case YAML_SEQUENCE_START_EVENT:
      let list = unsafe event.data.sequence_start
      anchor = unsafe Self.string(list.anchor)
      hasTag = unsafe list.tag != nil
      kind = unsafe .listStart(isFlow: list.style == YAML_FLOW_SEQUENCE_STYLE)
    case YAML_MAPPING_START_EVENT:
      let map = unsafe event.data.mapping_start
      anchor = unsafe Self.string(map.anchor)
      hasTag = unsafe map.tag != nil
      kind = unsafe .mapStart(isFlow: map.style == YAML_FLOW_MAPPING_STYLE)
    case YAML_SEQUENCE_END_EVENT, YAML_MAPPING_END_EVENT:
      kind = .collectionEnd
    default:
      kind = .streamEnd
    }
    return unsafe YAMLEvent(
      kind: kind, anchor: anchor, hasProperties: anchor != nil || hasTag,
      start: Int(clamping: event.start_mark.index), end: Int(clamping: event.end_mark.index))
  }

  private func failure() -> YAMLFailure {
    let problem = unsafe parser.pointee.problem.map { unsafe String(cString: $0) } ?? ""
    let context = unsafe parser.pointee.context.map { unsafe String(cString: $0) } ?? ""
    let isReader = unsafe parser.pointee.error == YAML_READER_ERROR
    return unsafe YAMLFailure(
      problem: problem, context: context,
      problemIndex: Int(clamping: parser.pointee.problem_mark.index),
      contextIndex: context.isEmpty ? nil : Int(clamping: parser.pointee.context_mark.index),
      badByte: isReader ? Int(clamping: parser.pointee.problem_offset) : nil)
  }

  /// Whether a tag leaves it to the text what a plain scalar is: none, or one other than `!` and
  /// `!!str`.
  private static func isUntagged(_ tag: UnsafeMutablePointer<yaml_char_t>?) -> Bool {
    let tag = unsafe string(tag)
    return tag != "!" && tag != "tag:yaml.org,2002:str"
  }

  private static func string(_ text: UnsafeMutablePointer<yaml_char_t>?) -> String? {
    unsafe text.map { unsafe String(cString: $0) }
  }
}
