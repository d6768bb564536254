// swift-tools-version: 6.2

import PackageDescription

/// Every target of ours is built alike: strict imports, explicit existentials, no warnings left standing.
let settings: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("ExistentialAny"),
    .treatAllWarnings(as: .error),
]

let hummingbird = Target.Dependency.product(name: "Hummingbird", package: "hummingbird")
let mustache = Target.Dependency.product(name: "Mustache", package: "swift-mustache")
let grdb = Target.Dependency.product(name: "GRDB", package: "GRDB.swift")
let grdbSQLite = Target.Dependency.product(name: "GRDBSQLite", package: "GRDB.swift")
let crypto = Target.Dependency.product(name: "Crypto", package: "swift-crypto")
let logging = Target.Dependency.product(name: "Logging", package: "swift-log")
let httpTypes = Target.Dependency.product(name: "HTTPTypes", package: "swift-http-types")
let nioCore = Target.Dependency.product(name: "NIOCore", package: "swift-nio")
let arguments = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")
let configuration = Target.Dependency.product(name: "Configuration", package: "swift-configuration")
let lifecycle = Target.Dependency.product(name: "ServiceLifecycle", package: "swift-service-lifecycle")
let hummingbirdCore = Target.Dependency.product(name: "HummingbirdCore", package: "hummingbird")
let hummingbirdHTTP2 = Target.Dependency.product(name: "HummingbirdHTTP2", package: "hummingbird")
let nioSSL = Target.Dependency.product(name: "NIOSSL", package: "swift-nio-ssl")
let nioHTTP2 = Target.Dependency.product(name: "NIOHTTP2", package: "swift-nio-http2")
let nioTLS = Target.Dependency.product(name: "NIOTLS", package: "swift-nio")
let nioHTTPTypes = Target.Dependency.product(name: "NIOHTTPTypes", package: "swift-nio-extras")
let nioHTTP1 = Target.Dependency.product(name: "NIOHTTP1", package: "swift-nio")
let signals = Target.Dependency.product(name: "UnixSignals", package: "swift-service-lifecycle")
let coreMetrics = Target.Dependency.product(name: "CoreMetrics", package: "swift-metrics")
let yams = Target.Dependency.product(name: "Yams", package: "Yams")
let webTesting = Target.Dependency.product(name: "HummingbirdTesting", package: "hummingbird")

let package = Package(
    name: "bandstand",
    platforms: [.macOS(.v15)],
    products: [.executable(name: "bandstand", targets: ["App"])],
    dependencies: [
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1"),
        .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
        .package(url: "https://github.com/apple/swift-nio-ssl.git", from: "2.37.6"),
        .package(url: "https://github.com/apple/swift-nio-http2.git", from: "1.46.0"),
        .package(url: "https://github.com/apple/swift-nio-extras.git", from: "1.34.1"),
        .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/apple/swift-metrics.git", from: "2.13.0"),
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(
            url: "https://github.com/apple/swift-configuration", from: "1.4.0",
            traits: [.defaults, "CommandLineArguments"]),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    ],
    targets: [
        .systemLibrary(name: "CCmark", pkgConfig: "libcmark", providers: [.apt(["libcmark-dev"])]),
        .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
        .systemLibrary(name: "CCrypto", pkgConfig: "libcrypto", providers: [.apt(["libssl-dev"])]),
        .systemLibrary(name: "CCurl", pkgConfig: "libcurl", providers: [.apt(["libcurl4-openssl-dev"])]),
        .systemLibrary(name: "CQRCode", pkgConfig: "libqrencode", providers: [.apt(["libqrencode-dev"])]),
        .target(name: "Storage", swiftSettings: settings),
        .target(name: "SQLiteStorage", dependencies: ["Storage", grdb, grdbSQLite], swiftSettings: settings),
        .target(name: "Prose", dependencies: ["CCmark"], swiftSettings: settings),
        .target(name: "MessageFormat", dependencies: ["CZlib"], swiftSettings: settings),
        .target(name: "Delivery", dependencies: ["CCurl", "MessageFormat"], swiftSettings: settings),
        .target(
            name: "Features",
            dependencies: ["Storage", "Prose", "MessageFormat", "CCrypto", "CQRCode", crypto, logging],
            swiftSettings: settings),
        .target(
            name: "Web",
            dependencies: [
                "Features", "CZlib", hummingbird, hummingbirdCore, hummingbirdHTTP2, mustache, httpTypes, nioCore,
                nioHTTP1, nioHTTP2, nioHTTPTypes, nioSSL, nioTLS, crypto, lifecycle, logging, coreMetrics,
            ],
            swiftSettings: settings),
        .executableTarget(
            name: "App",
            dependencies: [
                "Web", "Features", "Delivery", "SQLiteStorage", "Storage", "Prose", "MessageFormat", arguments,
                configuration, lifecycle, signals, logging, hummingbird, nioCore, crypto, coreMetrics, yams,
            ],
            swiftSettings: settings),
        .target(
            name: "TestSupport", dependencies: ["Features", "Prose", "SQLiteStorage", "Storage", crypto, logging],
            swiftSettings: settings),
        .testTarget(
            name: "StorageTests", dependencies: ["Storage", "SQLiteStorage", "TestSupport"], swiftSettings: settings),
        .testTarget(name: "ProseTests", dependencies: ["Prose", "TestSupport"], swiftSettings: settings),
        .testTarget(
            name: "MessageFormatTests", dependencies: ["MessageFormat", "TestSupport"], swiftSettings: settings),
        .testTarget(
            name: "DeliveryTests", dependencies: ["Delivery", "MessageFormat", "TestSupport"],
            exclude: ["smtp_server.py"], swiftSettings: settings),
        .testTarget(
            name: "FeaturesTests",
            dependencies: [
                "Features", "MessageFormat", "Prose", "Storage", "SQLiteStorage", "TestSupport", crypto, logging,
            ],
            swiftSettings: settings),
        .testTarget(
            name: "WebTests",
            dependencies: [
                "Web", "Features", "TestSupport", webTesting, hummingbird, hummingbirdCore, mustache, httpTypes,
                nioCore, logging,
                coreMetrics,
            ],
            swiftSettings: settings),
        .testTarget(
            name: "SystemTests",
            dependencies: [
                "App", "TestSupport", "Web", "Features", "Delivery", "Storage", "SQLiteStorage", lifecycle, logging,
            ],
            exclude: ["http2_client.py"],
            swiftSettings: settings),
    ]
)
