// SPDX-License-Identifier: Apache-2.0

// Measures reading alone, for run.sh:
//   reading-bench speed html|markdown BYTES FILE…   MB of source per second of user time, the middle of 5 rounds;
//                                              each round reads all files as often as it takes to reach BYTES
//   reading-bench once html|markdown FILE      reads FILE once, on a thread with a stack of 512 KB, and prints
//                                              the CPU time in seconds and the peak memory of the process in bytes
//
// Kernels share the time of a process out between user and system by looking at every tick, some milliseconds
// apart. For a speed over seconds that is exact enough; a file read once takes a few ticks, so `once` tells the
// sum of both, which is counted in nanoseconds.

import Documents
import FrontMatter
import Glibc
import HTMLReading
import MarkdownReading
import SourceText

func bytes(of path: String) -> [UInt8] {
  guard let file = fopen(path, "rb") else { fail("\(path) cannot be read") }
  defer { fclose(file) }
  fseek(file, 0, SEEK_END)
  let size = ftell(file)
  fseek(file, 0, SEEK_SET)
  return [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
    count = fread(buffer.baseAddress, 1, size, file)
  }
}

func fail(_ message: String) -> Never {
  let text = Array("reading-bench: \(message)\n".utf8)
  _ = write(STDERR_FILENO, text, text.count)
  exit(2)
}

func usage() -> rusage {
  var usage = rusage()
  getrusage(RUSAGE_SELF.rawValue, &usage)
  return usage
}

func userSeconds() -> Double {
  let time = usage().ru_utime
  return Double(time.tv_sec) + Double(time.tv_usec) / 1e6
}

func processSeconds() -> Double {
  var time = timespec()
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
  return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
}

/// Reads `source` and returns how many nodes it has.
func read(_ source: SourceText, asHTML: Bool) -> Int {
  if asHTML { return HTMLReader.read(source).nodes.count }
  let start = FrontMatterBlock.locate(in: source)?.range.end
  return MarkdownReader.read(source, from: start).nodes.count
}

/// What the thread is given; it ends before the process does.
struct Task {
  var source: SourceText
  var asHTML: Bool
}

/// Reads `source` on a thread of its own and returns 0 when that went well.
func readOnSmallStack(_ source: SourceText, asHTML: Bool) -> CInt {
  var task = Task(source: source, asHTML: asHTML)
  return withUnsafeTemporaryAllocation(of: pthread_attr_t.self, capacity: 1) { memory in
    guard let attributes = memory.baseAddress else { return ENOMEM }
    pthread_attr_init(attributes)
    pthread_attr_setstacksize(attributes, 512 << 10)
    return withUnsafeMutablePointer(to: &task) { task in
      var thread: pthread_t = 0
      let status = pthread_create(
        &thread, attributes,
        { argument in
          if let task = argument?.assumingMemoryBound(to: Task.self).pointee {
            _ = read(task.source, asHTML: task.asHTML)
          }
          return nil
        }, task)
      return status == 0 ? pthread_join(thread, nil) : status
    }
  }
}

let arguments = CommandLine.arguments
guard arguments.count >= 4, ["speed", "once"].contains(arguments[1]),
  ["html", "markdown"].contains(arguments[2])
else { fail("speed html|markdown BYTES FILE… | once html|markdown FILE") }
let asHTML = arguments[2] == "html"

if arguments[1] == "speed" {
  let sources = arguments.dropFirst(4).map { SourceText(path: $0, bytes: bytes(of: $0)) }
  let size = sources.reduce(0) { $0 + $1.count }
  guard let wanted = Int(arguments[3]), size > 0 else { fail("nothing to read") }
  let repeats = (wanted + size - 1) / size
  var nodes = 0
  var rounds: [Double] = []
  for _ in 0..<5 {
    let start = userSeconds()
    for _ in 0..<repeats {
      for source in sources { nodes += read(source, asHTML: asHTML) }
    }
    rounds.append(Double(size * repeats) / 1e6 / (userSeconds() - start))
  }
  rounds.sort()
  print(Int(rounds[2].rounded()), Int(rounds[0].rounded()), Int(rounds[4].rounded()))
  exit(nodes > 0 ? 0 : 1)
}

let source = SourceText(bytes: bytes(of: arguments[3]))
let start = processSeconds()
let status = readOnSmallStack(source, asHTML: asHTML)
print(processSeconds() - start, usage().ru_maxrss * 1024)
exit(status)
