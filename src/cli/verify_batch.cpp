// SPDX-License-Identifier: EUPL-1.2
#include "cli/verify_batch.h"

#include <unistd.h>

#include <filesystem>
#include <iostream>

#include "base/english.h"
#include "base/numerals.h"
#include "cli/attest.h"
#include "cli/attestation_list.h"
#include "cli/batch.h"
#include "cli/edition.h"
#include "cli/input_file.h"
#include "cli/inputs.h"
#include "cli/output_file.h"
#include "cli/pdf_inputs.h"
#include "cli/progress.h"
#include "cli/shard.h"
#include "cli/stop.h"

namespace paraphe {
namespace {

bool as_json(const CommandLine& arguments) { return arguments.value("format") == "json"; }

void refuse_what_is_for_one(const CommandLine& arguments) {
  for (const std::string name : {"against", "proof"}) {
    if (!arguments.has(name)) continue;
    throw Stop{exit_usage,
               {"«\u00A0--" + name + "\u00A0» vaut pour un seul PDF\u202F; attestez-les un à un",
                "'--" + name + "' is for one PDF; verify them one by one"}};
  }
  const std::string output = arguments.value("output");
  if (arguments.has("resume") && (!as_json(arguments) || output.empty() || output == "-")) {
    throw Stop{
        exit_usage,
        {"«\u00A0--resume\u00A0» reprend une liste écrite\u00A0: ajoutez «\u00A0--format json -o "
         "reponses.json\u00A0»",
         "'--resume' takes up a list that was written: add '--format json -o answers.json'"}};
  }
}

/// What is told of one PDF.
struct Told {
  std::string text;
  int code = exit_conform;
  bool kept = false;  ///< from an earlier list
};

/// Verifies each PDF; threads share it.
class Verifying {
 public:
  Verifying(const CommandLine& arguments, Language language, unsigned jobs)
      : json_(as_json(arguments)),
        language_(language),
        check_(language, SourceCheck::Depth::rules, jobs) {
    options_.form = arguments.value("template");
    check_.load();  // what is wrong with the rules is wrong with all
    if (!json_) return;
    edition_.form = options_.form;
    edition_.of = read_edition(check_.rules().version());
    edition_.of.program = PARAPHE_VERSION;
    if (arguments.has("resume"))
      earlier_ = EarlierAnswers::read(arguments.value("output"), edition_);
  }

  const AttestationEdition& edition() const { return edition_; }

  Told verify(const std::string& path, unsigned thread) {
    InputFile file = try_input_file(path);
    if (!file.fault.empty()) return failed(path, exit_input, file.fault);
    if (auto answer = earlier_.of(path, file.bytes))
      return {std::move(answer->json), answer->code, true};
    try {
      return told(attest(path, file.bytes, options_, check_, thread).attestation);
    } catch (...) {
      const WorkFailure failure = caught_failure();
      return failed(path, failure.code, failure.why);
    }
  }

 private:
  Told told(const Attestation& attestation) const {
    return {json_ ? write_attestation_json(attestation)
                  : write_attestation_line(attestation, language_) + "\n",
            attestation.exit_code()};
  }

  Told failed(const std::string& path, int code, const Text& why) const {
    Attestation attestation;
    attestation.file = path;
    attestation.kind = Attestation::Kind::not_read;
    attestation.reason = why;
    attestation.failure = code;
    return told(attestation);
  }

  const bool json_;
  const Language language_;
  AttestOptions options_;
  SourceCheck check_;
  AttestationEdition edition_;
  EarlierAnswers earlier_;
};

/// Writes the answers, and their sum for the eye.
class Answers {
 public:
  Answers(std::string output, std::optional<AttestationList> list, Language language,
          Progress& progress)
      : output_(std::move(output)),
        list_(std::move(list)),
        language_(language),
        progress_(progress),
        stream_(output_) {
    if (list_) write(list_->begin());
  }

  void tell(const Told& told) {
    code_ = std::max(code_, told.code);
    ++(told.code == exit_conform ? held_ : told.code == exit_not_attested ? refused_ : open_);
    kept_ += told.kept ? 1 : 0;
    write(list_ ? list_->add(told.text) : told.text);
  }

  int end(const BatchEnd& batch, std::size_t count) {
    const std::size_t left_out = count - batch.done;
    if (batch.signal != 0 && !list_ && to_file()) {
      stream_.drop();
      leave_if_interrupted(batch, count, language_,
                           {"\u202F; «\u00A0" + output_ + "\u00A0» n’est pas écrit",
                            "; '" + output_ + "' is not written"},
                           pdf_names());
    }
    write(list_ ? list_->end(left_out) : sum());
    stream_.keep();
    if (to_file() && list_) std::cout << sum();
    Text resume;
    if (to_file())
      resume = {"\u202F; «\u00A0--resume\u00A0» reprend «\u00A0" + output_ + "\u00A0»",
                "; '--resume' takes up '" + output_ + "'"};
    leave_if_interrupted(batch, count, language_, resume, pdf_names());
    return code_;
  }

 private:
  bool to_file() const { return output_ != "-"; }

  void write(std::string text) {
    if (!to_file() && ::isatty(STDOUT_FILENO) == 1) {
      return progress_.beside([this, said = std::move(text)] { stream_.write(said); });
    }
    stream_.write(text);
  }

  std::string sum() const {
    std::string text;
    const auto part = [&](std::size_t count, const Text& what) {
      const auto number = static_cast<std::int64_t>(count);
      if (!text.empty()) text += ", ";
      text += language_ == Language::fr ? what.fr + "\u00A0: " + number_figures(number)
                                        : what.en + ": " + english_figures(number);
    };
    part(held_, {"attestés", "attested"});
    if (refused_ != 0) part(refused_, {"non attestés", "not attested"});
    if (open_ != 0) part(open_, {"sans réponse", "without an answer"});
    if (kept_ != 0) part(kept_, {"dont repris de la liste", "of which kept from the list"});
    return text + "\n";
  }

  const std::string output_;
  std::optional<AttestationList> list_;
  const Language language_;
  Progress& progress_;
  OutputStream stream_;
  std::size_t held_ = 0, refused_ = 0, open_ = 0, kept_ = 0;
  int code_ = exit_conform;
};

}  // namespace

bool is_for_several_pdfs(const CommandLine& arguments) {
  const auto& operands = arguments.operands();
  std::error_code ignored;
  return operands.size() > 1 ||
         (operands.size() == 1 && std::filesystem::is_directory(operands[0], ignored));
}

std::vector<Option> verify_batch_options() {
  return {jobs_option(pdf_names()),
          shard_option(pdf_names()),
          {"resume",
           0,
           {},
           {"de plusieurs PDF, garde les réponses de la liste «\u00A0-o\u00A0» dont le fichier n’a "
            "pas changé",
            "of several PDFs, keeps the answers of the list '-o' whose file has not changed"},
           {},
           ""}};
}

void refuse_what_is_for_several_pdfs(const CommandLine& arguments) {
  jobs_of(arguments, 1);  // one thread will do; a number that is none is told all the same
  for (const std::string name : {"resume", "shard"}) {
    if (!arguments.has(name)) continue;
    throw Stop{exit_usage,
               {"«\u00A0--" + name +
                    "\u00A0» vaut pour plusieurs PDF, ou un dossier\u00A0: paraphe attester actes/",
                "'--" + name + "' is for several PDFs, or a folder: paraphe verify acts/"}};
  }
}

int verify_batch(const CommandLine& arguments, Language language) {
  refuse_what_is_for_one(arguments);
  const std::optional<Shard> shard = shard_of(arguments);
  const std::vector<std::string> all = expand_pdf_inputs(arguments.operands());
  keep_inputs(all, arguments.value("output"));
  const std::vector<std::string> inputs = part_of(all, shard);
  const unsigned jobs = jobs_of(arguments, inputs.size());
  Verifying verifying(arguments, language, jobs);
  std::optional<AttestationList> list;
  if (as_json(arguments)) list.emplace(verifying.edition(), shard);
  Progress progress(inputs.size(), language);
  Answers answers(arguments.has("output") ? arguments.value("output") : "-", std::move(list),
                  language, progress);
  const BatchEnd end = run_batch_of<Told>(
      inputs.size(), jobs, progress,
      [&](std::size_t item, unsigned thread) { return verifying.verify(inputs[item], thread); },
      [&](std::size_t, const Told& told) { answers.tell(told); });
  return answers.end(end, inputs.size());
}

}  // namespace paraphe
