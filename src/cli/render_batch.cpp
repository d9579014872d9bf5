// SPDX-License-Identifier: EUPL-1.2
#include "cli/render_batch.h"

#include <algorithm>
#include <filesystem>
#include <iostream>
#include <map>
#include <mutex>
#include <set>

#include "base/english.h"
#include "base/numerals.h"
#include "cli/batch.h"
#include "cli/inputs.h"
#include "cli/progress.h"
#include "cli/shard.h"
#include "cli/signed_copy.h"
#include "cli/stop.h"

namespace paraphe {
namespace {

namespace fs = std::filesystem;

void refuse_what_is_for_one(const CommandLine& arguments) {
  const auto& operands = arguments.operands();
  if (arguments.has("signatures")) {
    throw Stop{
        exit_usage,
        {"«\u00A0--signatures\u00A0» donne la liste d’un seul projet\u202F; imprimez-les un à un",
         "'--signatures' gives the list of one draft; print them one by one"}};
  }
  if (arguments.has("proof")) {
    throw Stop{
        exit_usage,
        {"«\u00A0--proof\u00A0» donne la preuve d’un seul projet\u202F; imprimez-les un à un",
         "'--proof' gives the proof of one draft; print them one by one"}};
  }
  if (std::find(operands.begin(), operands.end(), "-") != operands.end()) {
    throw Stop{
        exit_usage,
        {"l’entrée standard ne s’imprime pas avec d’autres projets\u00A0: elle n’a pas de nom",
         "standard input is not printed with other drafts: it has no name"}};
  }
  if (!arguments.has("output") && operands.size() == 2 &&
      fs::path(operands.back()).extension() == ".pdf") {
    throw Stop{exit_usage,
               {"le fichier à écrire se donne après «\u00A0-o\u00A0»\u00A0: paraphe rendre " +
                    operands.front() + " -o " + operands.back(),
                "the file to write is given after '-o': paraphe render " + operands.front() +
                    " -o " + operands.back()}};
  }
  if (!arguments.has("output") || arguments.value("output") == "-") {
    throw Stop{
        exit_usage,
        {"plusieurs projets s’impriment dans un dossier\u00A0: paraphe rendre projets/ -o pdf/",
         "several drafts are printed into a folder: paraphe render drafts/ -o pdf/"}};
  }
}

/// The file of each draft. Two drafts of one name would take each other’s.
std::vector<std::string> outputs_of(const std::vector<std::string>& inputs,
                                    const std::string& folder) {
  std::map<std::string, std::string> taken;
  std::vector<std::string> outputs;
  for (const std::string& input : inputs) {
    outputs.push_back((fs::path(folder) / (fs::path(input).stem().string() + ".pdf")).string());
    const auto [at, is_new] = taken.emplace(outputs.back(), input);
    if (is_new) continue;
    throw Stop{exit_usage,
               {"«\u00A0" + at->second + "\u00A0» et «\u00A0" + input +
                    "\u00A0» auraient le même fichier, «\u00A0" + at->first +
                    "\u00A0»\u202F; imprimez-les dans deux dossiers",
                "'" + at->second + "' and '" + input + "' would have the same file, '" + at->first +
                    "'; print them into two folders"}};
  }
  return outputs;
}

void make_folder(const std::string& folder) {
  std::error_code error;
  fs::create_directories(folder, error);
  if (fs::is_directory(folder, error)) return;
  throw Stop{exit_output,
             {"le dossier «\u00A0" + folder +
                  "\u00A0» ne peut pas être créé\u202F; donnez-en un autre après "
                  "«\u00A0-o\u00A0»",
              "the folder '" + folder + "' cannot be made; give another one after '-o'"}};
}

/// What is told of a draft once it is printed, or not.
struct Told {
  std::string out, error;  ///< for standard output and standard error
  int code = exit_conform;
  bool kept = false;
};

/// Files that one batch has written: no draft takes those of another (« a-original-1.pdf »).
class Written {
 public:
  /// Errors: throws Stop with exit_output, naming the file.
  void claim(const std::vector<OutputFile>& files) {
    const std::lock_guard lock(mutex_);
    for (const OutputFile& file : files) {
      if (paths_.insert(file.path).second) continue;
      throw Stop{exit_output,
                 {"«\u00A0" + file.path + "\u00A0» est déjà le fichier d’un autre projet du lot",
                  "'" + file.path + "' is the file of another draft of the batch already"}};
    }
  }

 private:
  std::mutex mutex_;
  std::set<std::string> paths_;
};

std::string refusal(const std::string& input, const Text& why, Language language) {
  const bool french = language == Language::fr;
  const std::string colon = french ? "\u00A0: " : ": ";
  return "paraphe" + colon + input + colon + why.in(language) + "\n";
}

Told print(const std::string& input, const std::string& output, Press& press, Written& written,
           Language language) {
  Told told;
  try {
    const Rendered rendered = press.print(input, output);
    told.error = rendered.told(language);
    told.code = rendered.code;
    told.kept = rendered.kept;
    if (rendered.kept) {
      told.out = Text{"déjà imprimé\u00A0: ", "printed already: "}.in(language) + output + "\n";
    } else if (rendered.files.empty()) {
      told.error += refusal(input, rendered.refusal, language);
      return told;
    }
    written.claim(rendered.files);
    refuse_to_lose_signatures(rendered.files);
    write_outputs(rendered.files);
    for (const OutputFile& file : rendered.files)
      told.out += Text{"écrit\u00A0: ", "written: "}.in(language) + file.path + "\n";
    told.out += waivers_told(rendered.report, language);
  } catch (...) {
    const WorkFailure failure = caught_failure();
    told.code = failure.code;
    told.error += refusal(input, failure.why, language);
  }
  return told;
}

std::string sum(std::size_t printed, std::size_t kept, std::size_t refused, Language language) {
  const auto part = [&](std::size_t count, const Text& what) {
    const auto number = static_cast<std::int64_t>(count);
    return language == Language::fr ? what.fr + "\u00A0: " + number_figures(number)
                                    : what.en + ": " + english_figures(number);
  };
  std::string text = part(printed, {"imprimés", "printed"});
  if (kept != 0) text += ", " + part(kept, {"déjà imprimés", "printed already"});
  if (refused != 0) text += ", " + part(refused, {"non imprimés", "not printed"});
  return text + "\n";
}

}  // namespace

bool is_for_several(const CommandLine& arguments) {
  std::error_code ignored;
  const std::string output = arguments.value("output");
  return arguments.operands().size() > 1 || (!output.empty() && output.back() == '/') ||
         (arguments.operands().size() == 1 && fs::is_directory(arguments.operands()[0], ignored));
}

int render_batch(const CommandLine& arguments, Language language) {
  refuse_what_is_for_one(arguments);
  const std::vector<std::string> all = expand_inputs(arguments.operands());
  outputs_of(all, arguments.value("output"));  // the whole, whatever the part
  const std::vector<std::string> inputs = part_of(all, shard_of(arguments));
  const std::vector<std::string> outputs = outputs_of(inputs, arguments.value("output"));
  const unsigned jobs = jobs_of(arguments, inputs.size());
  const Workshop workshop(render_options(arguments, all), language);
  make_folder(arguments.value("output"));

  std::vector<std::unique_ptr<Press>> presses;
  for (unsigned i = 0; i < jobs; ++i) presses.push_back(std::make_unique<Press>(workshop));
  Written written;
  Progress progress(inputs.size(), language);
  std::size_t refused = 0, kept = 0;
  int code = exit_conform;
  const BatchEnd end = run_batch_of<Told>(
      inputs.size(), jobs, progress,
      [&](std::size_t item, unsigned thread) {
        return print(inputs[item], outputs[item], *presses[thread], written, language);
      },
      [&](std::size_t, const Told& told) {
        code = std::max(code, told.code);
        refused += told.code == exit_conform ? 0 : 1;
        kept += told.kept ? 1 : 0;
        progress.beside([told] {
          std::cout << told.out << std::flush;
          std::cerr << told.error << std::flush;
        });
      });
  std::cout << sum(end.done - kept - refused, kept, refused, language);
  leave_if_interrupted(end, inputs.size(), language);
  return code;
}

}  // namespace paraphe
