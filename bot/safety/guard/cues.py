"""Words by which the guard tells what a message may be about, per language, as people write them.

These are hints, not proofs. A language is added by adding its rows. Latin words count whole;
Khmer is written without spaces between words, so its words count anywhere.
"""

Cues = dict[str, tuple[str, ...]]

PERSON: Cues = {
    "en": (
        "girl", "girls", "boy", "boys", "child", "children", "baby", "woman", "women", "man",
        "men", "mother", "father", "daughter", "son", "wife", "husband", "sister", "brother",
        "survivor", "victim", "client", "student", "worker", "she", "he", "her", "him",
    ),
    "km": (
        "ក្មេង", "កុមារ", "ស្រី", "ប្រុស", "នារី", "បុរស", "ទារក", "ម្តាយ", "ឪពុក", "កូន", "ប្រពន្ធ", "ប្តី",
        "ជនរងគ្រោះ", "ករណី", "គាត់",
    ),
}  # fmt: skip
AGE_BEFORE: Cues = {"en": ("age", "aged"), "km": ("អាយុ",)}
"""Words before an age in years."""
AGE_AFTER: Cues = {
    "en": ("years old", "year old", "year-old", "years-old", "yrs old", "yo", "y/o"),
    "km": ("ឆ្នាំ",),
}
"""Words right behind an age in years."""
NUMBER: Cues = {
    "en": ("phone", "tel", "call", "mobile", "whatsapp", "number", "contact", "id", "passport"),
    "km": ("ទូរស័ព្ទ", "លេខ", "ហៅ", "តេទៅ", "អត្តសញ្ញាណ", "លិខិតឆ្លងដែន"),
}
DOCUMENT: Cues = {
    "en": ("passport", "id card", "identity card", "national id", "id no", "id number", "id"),
    "km": ("អត្តសញ្ញាណប័ណ្ណ", "លិខិតឆ្លងដែន", "ប៉ាស្ព័រ", "សៀវភៅគ្រួសារ"),
}
DANGER: Cues = {
    "en": (
        "in danger", "went missing", "gone missing", "kidnapped", "kidnap", "held captive",
        "being beaten", "is beating", "beating her", "beating him", "beats her", "beats him",
        "beat her", "beat him", "wants to kill",
        "threatens to kill", "threatened to kill", "going to kill", "will kill", "suicide",
        "kill myself", "kill herself", "kill himself", "raped", "emergency", "help me now",
        "save her", "save him", "save me",
    ),
    "km": (
        "មានគ្រោះថ្នាក់", "ក្នុងគ្រោះថ្នាក់", "ជួយសង្គ្រោះ", "បាត់ខ្លួន", "ចាប់ពង្រត់", "ចាប់ជំរិត", "ត្រូវគេបង្ខាំង",
        "កំពុងវាយ", "ត្រូវគេវាយ", "គំរាមសម្លាប់", "កំពុងគំរាម", "សម្លាប់ខ្លួន", "ធ្វើអត្តឃាត", "ចង់សម្លាប់",
        "ត្រូវគេរំលោភ", "ជំនួយបន្ទាន់", "ជួយបន្ទាន់",
    ),
}  # fmt: skip
DANGER_OF_SOMEBODY: Cues = {
    "en": ("missing", "disappeared", "escaped", "ran away", "locked", "beaten", "trapped"),
    "km": ("រត់គេច", "វាយដំ", "បង្ខាំង", "រំលោភ"),
}
"""Hints of danger only beside a word for a person: "the link is missing" is none."""
THANKS_BY: Cues = {
    "en": ("thank you", "thanks", "thank u", "thx", "ok", "okay", "okey", "noted"),
    "km": ("អរគុណ", "អគុណ", "បានហើយ", "យល់ព្រម", "បាទ", "ចាស"),
}
"""What makes a message thanks, or an OK."""
THANKS_WITH: Cues = {
    "en": (
        "many", "well", "very", "much", "so", "a", "lot", "you", "all", "dear", "for", "the",
        "this", "information", "info", "message", "teacher", "sister", "brother", "and", "yes",
        "great", "good",
    ),
    "km": (
        "សូម", "ច្រើន", "ណាស់", "បង", "លោកគ្រូ", "អ្នកគ្រូ", "ទទួល", "ទាំងអស់គ្នា", "សម្រាប់", "ព័ត៌មាន", "ដែរ",
        "ហើយ",
    ),
}  # fmt: skip
"""Words that may be beside it; any other word makes it a message."""
