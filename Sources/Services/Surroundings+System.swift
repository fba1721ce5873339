import Consent
import Foundation

extension Surroundings {
    /// Who acts where nobody is named: whoever has the data folder.
    package static let usualActor = "data-folder"

    /// The system's clock and random numbers; acts as the person at the data folder.
    package static func system(
        actor: String = usualActor, progress: @escaping @Sendable (_ done: Int, _ total: Int) -> Void = { _, _ in }
    ) -> Surroundings {
        Surroundings(
            now: { Moment(rawValue: Int64((Date().timeIntervalSince1970 * 1000).rounded(.down))) },
            newID: { randomID() }, actor: actor, cores: ProcessInfo.processInfo.activeProcessorCount, progress: progress
        )
    }

    /// 26 characters of 5 bits: 130 bits in an alphabet without 0, 1, l and o, which people mistake for each other.
    private static func randomID() -> String {
        let alphabet = Array("23456789abcdefghijkmnpqrstuvwxyz")
        var generator = SystemRandomNumberGenerator()
        return String((0..<26).map { _ in alphabet[Int(generator.next() & 31)] })
    }
}
