/// Placeholder
enum ColourProfile: Hashable, Sendable {
    case displayP3
    init?(recognising profile: [UInt8], colour: JPEGColour) { return nil }
    var bytes: [UInt8] { [] }
}
