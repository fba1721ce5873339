// swift-tools-version: 6.2
import PackageDescription

/// What every Swift target is built with: Swift 6 mode plus the upcoming features that make imports and
/// existentials explicit (docs/architecture.md, "Habits").
let common: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
    .treatAllWarnings(as: .error),
]

/// Production rooms also mark every unsafe use; tests cannot, since `#expect` expands to unmarked code.
let production = common + [.strictMemorySafety()]

/// The pictures' C is optimised in debug builds too: it is the hot path and the tests run it thousands of times.
let optimisedC: [CSetting] = [.unsafeFlags(["-O2"], .when(configuration: .debug))]

/// A production room: one purpose, and only the imports that its row in docs/architecture.md allows.
func room(_ name: String, _ dependencies: [Target.Dependency] = [], resources: [Resource]? = nil) -> Target {
    .target(name: name, dependencies: dependencies, resources: resources, swiftSettings: production)
}

func tests(_ name: String, _ dependencies: [Target.Dependency], exclude: [String] = []) -> Target {
    .testTarget(name: name, dependencies: dependencies, exclude: exclude, swiftSettings: common)
}

let argumentParser = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")
let cryptoExtras = Target.Dependency.product(name: "CryptoExtras", package: "swift-crypto")
let httpTypes = Target.Dependency.product(name: "HTTPTypes", package: "swift-http-types")
let hummingbird = Target.Dependency.product(name: "Hummingbird", package: "hummingbird")
let hummingbirdTesting = Target.Dependency.product(name: "HummingbirdTesting", package: "hummingbird")
let logging = Target.Dependency.product(name: "Logging", package: "swift-log")
let nio = Target.Dependency.product(name: "NIOCore", package: "swift-nio")
let nioPosix = Target.Dependency.product(name: "NIOPosix", package: "swift-nio")
let unixSignals = Target.Dependency.product(name: "UnixSignals", package: "swift-service-lifecycle")
let crypto = Target.Dependency.product(name: "Crypto", package: "swift-crypto")
let grdb = Target.Dependency.product(name: "GRDB", package: "GRDB.swift")
let yams = Target.Dependency.product(name: "Yams", package: "Yams")

let package = Package(
    name: "synas",
    platforms: [.macOS(.v15)],
    products: [
        .executable(name: "synas", targets: ["synas"]), .executable(name: "synasd", targets: ["synasd"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1", traits: []),
        .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
    ],
    targets: [
        .systemLibrary(name: "CLibJPEG", pkgConfig: "libjpeg", providers: [.apt(["libjpeg-dev"])]),
        .systemLibrary(name: "CLibPNG", pkgConfig: "libpng", providers: [.apt(["libpng-dev"])]),
        .systemLibrary(name: "CLibCurl", pkgConfig: "libcurl", providers: [.apt(["libcurl4-openssl-dev"])]),
        .target(name: "CJPEG", dependencies: ["CLibJPEG"], cSettings: optimisedC),
        .target(name: "CPNG", dependencies: ["CLibPNG"], cSettings: optimisedC),
        .target(name: "CCurl", dependencies: ["CLibCurl"], cSettings: optimisedC),
        room("Imaging", ["CJPEG", "CPNG"]),
        room("Consent"),
        room("Documents", [yams]),
        room("Policies", ["Consent", "Documents", crypto]),
        room("Gate", ["Consent", "Policies", "Imaging"]),
        room("Intake", ["Consent", "Documents", "Gate", "Imaging"]),
        room("Ledger", [crypto]),
        room("Access", ["Consent"]),
        room("Storage", ["Consent", "Access", "Ledger", grdb]),
        room("Pages"),
        room(
            "Services",
            [
                "Consent", "Access", "Policies", "Gate", "Imaging", "Intake", "Ledger", "Pages", "Documents", "Storage",
                crypto, cryptoExtras,
            ]),
        room("Reports", ["Services", "Access", "Consent", "Gate", "Imaging", "Documents"]),
        room("Client", ["CCurl"]),
        room(
            "Commands",
            [
                "Services", "Reports", "Storage", "Consent", "Access", "Gate", "Imaging", "Documents", "Client",
                argumentParser,
            ]),
        .executableTarget(name: "synas", dependencies: ["Commands"], swiftSettings: production),

        // The service. No room of the command imports these, so that its first build stays free of the server framework.
        room("HTTPSupport", [hummingbird, httpTypes, nio, crypto]),
        room(
            "Web",
            [
                "HTTPSupport", "Services", "Reports", "Access", "Consent", "Policies", "Gate", "Documents", "Storage",
                hummingbird,
                httpTypes, logging, nio, nioPosix,
            ], resources: [.embedInCode("openapi.yaml")]),
        .executableTarget(
            name: "synasd",
            dependencies: [
                "Web", "Services", "Storage", "HTTPSupport", "Documents", hummingbird, logging, nio, unixSignals,
            ],
            swiftSettings: production),

        // Not part of the product: what draws the sample pictures, and what the tests build on.
        .target(name: "CPictureFixtures", dependencies: ["CLibJPEG", "CLibPNG"], cSettings: optimisedC),
        .target(name: "Seeded", swiftSettings: common),
        .target(name: "PictureFixtures", dependencies: ["CPictureFixtures", "Seeded"], swiftSettings: common),
        .executableTarget(name: "kill-at", cSettings: optimisedC),
        .executableTarget(name: "draw-samples", dependencies: ["PictureFixtures", "Seeded"], swiftSettings: common),
        .target(
            name: "TestSupport",
            dependencies: ["Consent", "Ledger", "Policies", "Storage", "Services", "Seeded"],
            exclude: ["residue.py"],
            swiftSettings: common),
        .executableTarget(
            name: "make-municipality", dependencies: ["TestSupport", "Consent", "Services", "Storage"],
            swiftSettings: common),
        .executableTarget(
            name: "bench-consents", dependencies: ["Services", "Policies", "Storage", "Consent", "Seeded"],
            swiftSettings: common),
        .executableTarget(
            name: "bench-ledger", dependencies: ["Storage", "Ledger", "Consent"], swiftSettings: common),
        tests("ImagingTests", ["Imaging", "PictureFixtures", "Seeded"]),
        tests("ConsentTests", ["Consent", "Seeded"]),
        tests("PoliciesTests", ["Documents", "Policies", "Consent", "Seeded"]),
        tests("GateTests", ["Gate", "Policies", "Consent", "Imaging", "Seeded"]),
        tests("IntakeTests", ["Intake", "Gate", "Documents", "Consent", "Imaging"]),
        tests("LedgerTests", ["Ledger", "Seeded"]),
        tests("StorageTests", ["Storage", "Access", "Ledger", "Consent", "Seeded", grdb]),
        tests("PagesTests", ["Pages"]),
        tests("AccessTests", ["Access", "Consent"]),
        tests("ClientTests", ["Client", "TestSupport"], exclude: ["fake_service.py"]),
        tests("HTTPSupportTests", ["HTTPSupport", hummingbird, hummingbirdTesting, httpTypes, nio]),
        tests(
            "WebTests",
            [
                "Web", "synasd", "synas", "HTTPSupport", "TestSupport", "PictureFixtures", "Documents", "Services",
                "Storage", "Access", "Consent", hummingbird, hummingbirdTesting, httpTypes, logging, nio,
            ]),
        tests("ArchitectureTests", []),
        tests(
            "ServicesTests",
            [
                "Services", "Access", "Documents", "Ledger", "Storage", "Policies", "Consent", "Gate", "Imaging",
                "Reports", "PictureFixtures", "Seeded", "TestSupport", grdb,
            ]),
        tests("ReportsTests", ["Reports", "Services"]),
        tests("SampleTests", ["Intake", "Gate", "Policies", "Consent", "Imaging"]),
        tests(
            "CommandTests",
            ["Commands", "TestSupport", "PictureFixtures", "Seeded", "synas", "synasd", "kill-at"]),
    ],
    swiftLanguageModes: [.v6]
)
