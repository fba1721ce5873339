import Documents

extension Mistake {
    /// The same mistake with the file named from where the caller stands.
    func inFolder(_ folder: String) -> Mistake {
        Mistake(file: folder.hasSuffix("/") ? folder + file : "\(folder)/\(file)", at: position, message, hint: hint)
    }
}
