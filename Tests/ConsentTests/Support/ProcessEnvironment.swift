import Foundation

enum ProcessEnvironment {
    static func has(_ name: String, _ value: String) -> Bool { ProcessInfo.processInfo.environment[name] == value }
}
