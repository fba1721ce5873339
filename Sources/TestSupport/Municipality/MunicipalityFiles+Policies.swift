import Consent
import Foundation

extension MunicipalityFiles {
    /// The product's own policies with this municipality's units, and a notice for each of its school years.
    func writePolicies() throws {
        let policies = path("policies")
        try FileManager.default.copyItem(atPath: School.repository + "/policies", toPath: policies)
        try edit("\(policies)/organisation.yaml") { text in
            let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
            let start = lines.firstIndex { $0.hasPrefix("units:") } ?? lines.endIndex
            let rest = lines[start...].dropFirst().drop { $0.isEmpty || $0.hasPrefix(" ") }
            return (lines[..<start] + ["units:"] + municipality.units.flatMap(Self.lines) + rest).joined(
                separator: "\n")
        }
        for channel in try FileManager.default.contentsOfDirectory(atPath: "\(policies)/notices") {
            try writeNotices("\(policies)/notices/\(channel)")
        }
    }

    private static func lines(_ unit: MunicipalUnit) -> [String] {
        let id = unit.id.rawValue
        let groups = unit.groups.flatMap { ["      - id: \($0)", "        title: Grupp \($0)"] }
        return ["  - id: \(id)", "    title: {sv: Enhet \(id), en: Unit \(id)}", "    groups:"] + groups
    }

    /// The newest notice of the channel stands for every school year; each after the first changes it editorially.
    private func writeNotices(_ folder: String) throws {
        let files = try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
        let newest = files.last.map { String($0.prefix { $0 != "." }) } ?? ""
        let years = Answering(municipality).years
        for file in files {
            let text = try String(contentsOfFile: "\(folder)/\(file)", encoding: .utf8)
            try FileManager.default.removeItem(atPath: "\(folder)/\(file)")
            guard file.hasPrefix("\(newest).") else { continue }
            for year in years {
                try text.replacing(newest, with: Answering.notice(year))
                    .replacing(/change: .*/, with: "change: \(year == years[0] ? "material" : "editorial")")
                    .replacing(/in_force_from: .*/, with: "in_force_from: \(year)-08-01")
                    .write(
                        toFile: "\(folder)/\(Answering.notice(year))\(file.dropFirst(newest.count))", atomically: true,
                        encoding: .utf8)
            }
        }
    }

    private func edit(_ path: String, _ change: (String) -> String) throws {
        try change(String(contentsOfFile: path, encoding: .utf8)).write(toFile: path, atomically: true, encoding: .utf8)
    }
}
