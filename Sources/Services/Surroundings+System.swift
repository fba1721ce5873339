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
        let alphabet = Array("23456789abcdefghijkmnpqrstuvwxyz".utf8)
        var generator = SystemRandomNumberGenerator()
        var letters: [UInt8] = []
        letters.reserveCapacity(26)
        // Each number is a call of the system: twelve letters from each, since a roster needs half a million ids.
        var (bits, left) = (UInt64(0), 0)
        while letters.count < 26 {
            if left == 0 { (bits, left) = (generator.next(), 12) }
            letters.append(alphabet[Int(bits & 31)])
            (bits, left) = (bits >> 5, left - 1)
        }
        return String(decoding: letters, as: UTF8.self)
    }
}
