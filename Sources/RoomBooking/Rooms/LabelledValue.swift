/// A value of a dictionary (equipment, meeting kinds, …) with its label in both languages.
package struct LabelledValue: Hashable, Sendable {
    package let code: String
    package let label: Bilingual

    package init(code: String, label: Bilingual) {
        self.code = code
        self.label = label
    }
}

/// The dictionaries that a client loads at sign-in.
package struct Dictionaries: Hashable, Sendable {
    package var equipment: [LabelledValue]
    package var meetingKinds: [LabelledValue]

    package init(equipment: [LabelledValue] = [], meetingKinds: [LabelledValue] = []) {
        self.equipment = equipment
        self.meetingKinds = meetingKinds
    }

    /// The labels of equipment codes, joined; a code without a label stands for itself.
    package func equipmentText(_ codes: [String], in language: Language) -> String {
        codes.map { code in equipment.first { $0.code == code }?.label[language] ?? code }
            .joined(separator: language == .chinese ? "、" : ", ")
    }
}
