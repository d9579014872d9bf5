// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"

namespace paraphe {

/// An id of the catalogue that needs no rule of its own (`par-construction.xml`, beside the rules).
struct Guarantee {
  std::string id;  ///< `REF-01`; a rule of that id may look for what remains to be looked for
  Text why;
  /// `schema`: a draft that breaks it is refused; `programme`: the program writes it, whatever the
  /// author typed; else the rule that finds the fault.
  std::string by;
  std::string sought, written;  ///< the proof: the model draft with the second for the first
};

/// What a finding of the program itself means (`programme.xml`): it comes from no rule.
struct ProgramMessage {
  std::string id;  ///< `VER-01`, or the family `XML`
  Text says, remedy;
};

/// Those of a folder of rules; none when it has no such file. A file that did not come with the
/// program is held to its schema, which lies beside it, and to the two languages. Errors: none of
/// them exactly when it reported why the file cannot serve; throws std::system_error when it cannot
/// be read.
std::vector<Guarantee> read_guarantees(const std::string& folder, Diagnostics& faults);
std::vector<ProgramMessage> read_program_messages(const std::string& folder, Diagnostics& faults);

/// « par le schéma », « par le programme », « par la règle REF-04 ».
Text guaranteed_by(const Guarantee& guarantee);

/// The message of this id, else that of its family; nothing when there is neither.
const ProgramMessage* find_message(const std::vector<ProgramMessage>& messages,
                                   std::string_view id);

}  // namespace paraphe
