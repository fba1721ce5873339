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
func room(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
    .target(name: name, dependencies: dependencies, swiftSettings: production)
}

func tests(_ name: String, _ dependencies: [Target.Dependency], exclude: [String] = []) -> Target {
    .testTarget(name: name, dependencies: dependencies, exclude: exclude, swiftSettings: common)
}

let argumentParser = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")
let crypto = Target.Dependency.product(name: "Crypto", package: "swift-crypto")
let grdb = Target.Dependency.product(name: "GRDB", package: "GRDB.swift")
let yams = Target.Dependency.product(name: "Yams", package: "Yams")

let package = Package(
    name: "synas",
    platforms: [.macOS(.v15)],
    products: [.executable(name: "synas", targets: ["synas"])],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    ],
    targets: [
        .systemLibrary(name: "CLibJPEG", pkgConfig: "libjpeg", providers: [.apt(["libjpeg-dev"])]),
        .systemLibrary(name: "CLibPNG", pkgConfig: "libpng", providers: [.apt(["libpng-dev"])]),
        .target(name: "CJPEG", dependencies: ["CLibJPEG"], cSettings: optimisedC),
        .target(name: "CPNG", dependencies: ["CLibPNG"], cSettings: optimisedC),
        room("Imaging", ["CJPEG", "CPNG"]),
        room("Consent"),
        room("Documents", [yams]),
        room("Policies", ["Consent", "Documents", crypto]),
        room("Gate", ["Consent", "Policies", "Imaging"]),
        room("Intake", ["Consent", "Documents", "Gate", "Imaging"]),
        room("Ledger", [crypto]),
        room("Storage", ["Consent", "Ledger", grdb]),
        room("Pages"),
        room(
            "Services",
            ["Consent", "Policies", "Gate", "Imaging", "Intake", "Ledger", "Pages", "Documents", "Storage", crypto]),
        room("Reports", ["Services", "Consent", "Gate", "Imaging", "Documents"]),
        room(
            "Commands",
            ["Services", "Reports", "Storage", "Consent", "Gate", "Imaging", "Documents", argumentParser]),
        .executableTarget(name: "synas", dependencies: ["Commands"], swiftSettings: production),

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
        tests("StorageTests", ["Storage", "Ledger", "Consent", "Seeded", grdb]),
        tests("PagesTests", ["Pages"]),
        tests("ArchitectureTests", []),
        tests(
            "ServicesTests",
            [
                "Services", "Documents", "Storage", "Policies", "Consent", "Gate", "Imaging", "Reports",
                "PictureFixtures", "Seeded", grdb,
            ]),
        tests("ReportsTests", ["Reports", "Services"]),
        tests("SampleTests", ["Intake", "Gate", "Policies", "Consent", "Imaging"]),
        tests("CommandTests", ["Commands", "TestSupport", "PictureFixtures", "Seeded", "synas", "kill-at"]),
    ],
    swiftLanguageModes: [.v6]
)
