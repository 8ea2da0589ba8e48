// swift-tools-version: 6.2
// SPDX-License-Identifier: Apache-2.0

import PackageDescription

let package = Package(
  name: "desk",
  dependencies: [.package(name: "stet", path: "../..")],
  targets: [
    .executableTarget(name: "desk", dependencies: [.product(name: "StetKit", package: "stet")])
  ]
)
