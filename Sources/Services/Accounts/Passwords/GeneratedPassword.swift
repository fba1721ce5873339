/// A password that nobody has to think of: four groups of five letters and digits that are not mistaken for each other, 100 bits.
package enum GeneratedPassword {
    package static func make() -> String {
        let alphabet = Array("23456789abcdefghijkmnpqrstuvwxyz")
        let groups = (0..<4).map { _ in String((0..<5).map { _ in alphabet.randomElement() ?? "2" }) }
        return groups.joined(separator: "-")
    }
}
