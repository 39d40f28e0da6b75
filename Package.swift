// swift-tools-version: 6.2
import PackageDescription

let swift6: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
    .enableUpcomingFeature("InferIsolatedConformances"),
    .treatAllWarnings(as: .error),
]

// Where C is called, every use of a pointer says `unsafe`.
let wrapsC: [SwiftSetting] = swift6 + [.strictMemorySafety()]

let grdb = Target.Dependency.product(name: "GRDB", package: "GRDB.swift")
let arguments = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")
let toml = Target.Dependency.product(name: "TOMLKit", package: "TOMLKit")
let flyingSocks = Target.Dependency.product(name: "FlyingSocks", package: "FlyingFox")
let logging = Target.Dependency.product(name: "Logging", package: "swift-log")

let package = Package(
    name: "roombook",
    products: [
        .executable(name: "roombook", targets: ["roombook"])
    ],
    dependencies: [
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/LebJe/TOMLKit", from: "0.6.0"),
        .package(url: "https://github.com/swhitty/FlyingFox", from: "0.27.1"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
    ],
    targets: [
        // C libraries: a module map and a shim.h each.
        .systemLibrary(name: "CNcurses", providers: [.apt(["libncurses-dev"])]),
        .systemLibrary(name: "CCurl", pkgConfig: "libcurl", providers: [.apt(["libcurl4-openssl-dev"])]),
        .systemLibrary(name: "CSodium", pkgConfig: "libsodium", providers: [.apt(["libsodium-dev"])]),
        .systemLibrary(name: "CQrencode", pkgConfig: "libqrencode", providers: [.apt(["libqrencode-dev"])]),

        // The domain, and what is built on it.
        .target(name: "RoomBooking", swiftSettings: swift6),
        .target(name: "BookingServices", dependencies: ["RoomBooking"], swiftSettings: swift6),
        .target(name: "SQLiteStorage", dependencies: ["RoomBooking", grdb], swiftSettings: swift6),
        .target(name: "Secrets", dependencies: ["RoomBooking", "CSodium"], swiftSettings: wrapsC),

        // WeChat: the client, and the sandbox that stands in for the service.
        .target(name: "WeChat", dependencies: ["CCurl"], swiftSettings: wrapsC),
        .target(name: "WeChatSandbox", dependencies: [flyingSocks], swiftSettings: swift6),

        .target(name: "QRCodes", dependencies: ["CQrencode"], swiftSettings: wrapsC),

        // The terminal, from cells up to screens.
        .target(name: "TerminalIO", swiftSettings: swift6),
        .target(name: "Curses", dependencies: ["TerminalIO", "CNcurses"], swiftSettings: wrapsC),
        .target(
            name: "Themes",
            dependencies: ["TerminalIO", toml],
            resources: [.embedInCode("Resources")],
            swiftSettings: swift6
        ),
        .target(
            name: "Screens", dependencies: ["RoomBooking", "TerminalIO", "Themes"], swiftSettings: swift6),

        // The composition root, and the five lines that start it.
        .target(
            name: "RoombookApp",
            dependencies: [
                "RoomBooking", "BookingServices", "SQLiteStorage", "WeChat", "WeChatSandbox", "Secrets",
                "QRCodes", "Screens", "Curses",
                "TerminalIO", "Themes",
                arguments, toml, logging,
            ],
            swiftSettings: swift6
        ),
        .executableTarget(name: "roombook", dependencies: ["RoombookApp"], swiftSettings: swift6),

        // Measures roombook beside what people would use instead; a tool for developers.
        .target(
            name: "CBareLoop", cSettings: [.treatAllWarnings(as: .error)],
            linkerSettings: [.linkedLibrary("curl")]),
        .target(
            name: "CBareStore", cSettings: [.treatAllWarnings(as: .error)],
            linkerSettings: [.linkedLibrary("sqlite3")]),
        .executableTarget(
            name: "roombook-bench",
            dependencies: [
                "RoomBooking", "BookingServices", "SQLiteStorage", "WeChat", "Secrets", "RoombookApp",
                "CBareLoop", "CBareStore", arguments,
            ],
            swiftSettings: wrapsC
        ),

        // Tests mirror the sources; TestSupport is never linked into the product.
        .target(
            name: "TestSupport",
            dependencies: ["RoomBooking", "TerminalIO"],
            path: "Tests/TestSupport",
            swiftSettings: swift6
        ),
        .testTarget(
            name: "RoomBookingTests", dependencies: ["RoomBooking", "TestSupport"], swiftSettings: swift6),
        .testTarget(
            name: "BookingServicesTests",
            dependencies: ["BookingServices", "SQLiteStorage", "Secrets", "TestSupport"],
            swiftSettings: swift6
        ),
        .testTarget(
            name: "SQLiteStorageTests", dependencies: ["SQLiteStorage", "TestSupport", grdb],
            swiftSettings: swift6),
        .testTarget(name: "QRCodesTests", dependencies: ["QRCodes", "TestSupport"], swiftSettings: swift6),
        .testTarget(name: "SecretsTests", dependencies: ["Secrets", "TestSupport"], swiftSettings: swift6),
        .testTarget(
            name: "WeChatTests", dependencies: ["WeChat", "WeChatSandbox", "TestSupport"],
            swiftSettings: swift6),
        .testTarget(
            name: "WeChatSandboxTests", dependencies: ["WeChatSandbox", "TestSupport"],
            swiftSettings: swift6),
        .testTarget(
            name: "TerminalIOTests", dependencies: ["TerminalIO", "TestSupport"], swiftSettings: swift6),
        .testTarget(name: "CursesTests", dependencies: ["Curses", "TestSupport"], swiftSettings: swift6),
        .testTarget(name: "ThemesTests", dependencies: ["Themes", "TestSupport"], swiftSettings: swift6),
        .testTarget(
            name: "ScreensTests", dependencies: ["Screens", "TestSupport"], exclude: ["Goldens"],
            swiftSettings: swift6),
        // The campaigns: dispatchers as processes of their own, to be killed.
        .target(name: "CampaignPlan", path: "Tests/CampaignPlan", swiftSettings: swift6),
        .executableTarget(
            name: "campaign-worker",
            dependencies: [
                "CampaignPlan", "RoombookApp", "BookingServices", "RoomBooking", "SQLiteStorage", "WeChat",
            ],
            path: "Tests/CampaignWorker",
            swiftSettings: swift6
        ),
        .testTarget(
            name: "CampaignTests",
            dependencies: [
                "CampaignPlan", "campaign-worker", "RoomBooking", "SQLiteStorage", "WeChatSandbox",
                "TestSupport",
            ],
            exclude: ["Mutants"],
            swiftSettings: swift6
        ),
        .testTarget(
            name: "RoombookAppTests",
            dependencies: ["RoombookApp", "roombook", "SQLiteStorage", "TestSupport"],
            swiftSettings: swift6
        ),
    ],
    swiftLanguageModes: [.v6]
)
