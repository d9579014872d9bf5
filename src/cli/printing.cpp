// SPDX-License-Identifier: EUPL-1.2
#include "cli/printing.h"

#include <filesystem>
#include <system_error>

#include "base/spare_memory.h"
#include "check/verdict.h"
#include "cli/print_module.h"
#include "cli/signature_list.h"

namespace paraphe {
namespace {

/// « convention-original-2-region.pdf »; an original beyond those of the parties has its number
/// alone.
std::string name_of_original(const PrintOrder& order, int number) {
  const std::filesystem::path path(order.output);
  std::string name = path.stem().string() + "-original-" + std::to_string(number);
  const std::vector<Party>& parties = order.agreement.parties;
  const auto party = static_cast<std::size_t>(number) - 1;
  if (party < parties.size()) name += "-" + parties[party].id;
  return (path.parent_path() / (name + path.extension().string())).string();
}

/// Gives back the memory of what the act says, which is composed: who signs, and how, stays.
void forget_text(Agreement& agreement) {
  agreement.visas = {};
  agreement.considerations = {};
  agreement.preamble = {};
  agreement.definitions = {};
  agreement.articles = {};
  agreement.annexes = {};
}

}  // namespace

std::optional<Printed> print_act(const PrintOrder& order, const ComposeOptions& composing,
                                 Diagnostics& findings) {
  auto document = compose(order.agreement, order.form, composing, findings);
  if (!document) return std::nullopt;
  if (order.spent != nullptr && !order.originals) forget_text(*order.spent);
  if (order.alone) spare_memory();
  Provenance provenance = order.provenance;
  provenance.options = options_of(composing);
  provenance.alone = order.alone;
  auto printed = print_pdf(*document, provenance, order.draft, findings);
  if (order.images != nullptr) *order.images = std::move(document->images);
  return printed;
}

bool is_printed_as(const PrintOrder& order, const ComposeOptions& composing,
                   const std::string& path) {
  constexpr std::size_t most_bytes = 1U << 30U;
  Limits limits;
  limits.bytes = most_bytes;
  std::string pdf;
  try {
    pdf = read_bytes(path, limits);
  } catch (const std::system_error&) {
    return false;
  }
  Diagnostics ignored;  // they are told when it is printed
  auto document = compose(order.agreement, order.form, composing, ignored);
  if (!document) return false;
  Provenance provenance = order.provenance;
  provenance.options = options_of(composing);
  return is_print_of(*document, provenance, order.draft, pdf);
}

std::string options_of(const ComposeOptions& composing) {
  std::string options;
  const auto add = [&options](const std::string& option) {
    options += (options.empty() ? "" : " ") + option;
  };
  if (composing.for_signature) add("for-signature");
  if (composing.original) add("original=" + std::to_string(*composing.original));
  if (composing.strike) add("strike");
  if (composing.text_tags) add("text-tags");
  if (composing.as_of) add("as-of=" + to_string(*composing.as_of));
  if (composing.source.empty()) add("embed=none");
  return options;
}

bool is_printed(const PrintOrder& order) {
  if (!order.originals) return is_printed_as(order, order.composing, order.output);
  for (int number = 1; number <= order.agreement.closing.originals; ++number) {
    ComposeOptions composing = order.composing;
    composing.original = number;
    if (!is_printed_as(order, composing, name_of_original(order, number))) return false;
  }
  return order.agreement.closing.originals > 0;
}

std::optional<std::vector<OutputFile>> print_files(const PrintOrder& order, Diagnostics& findings) {
  std::vector<OutputFile> files;
  if (!order.originals) {
    auto printed = print_act(order, order.composing, findings);
    if (!printed) return std::nullopt;
    if (!order.signatures.empty()) {
      files.push_back(
          {order.signatures, write_signature_list(order.agreement, *printed, order.output)});
    }
    files.push_back({order.output, std::move(printed->pdf)});
    return files;
  }
  for (int number = 1; number <= order.agreement.closing.originals; ++number) {
    ComposeOptions composing = order.composing;
    composing.original = number;
    Diagnostics again;  // what is found in the first is found in all
    auto printed = print_act(order, composing, number == 1 ? findings : again);
    if (!printed) return std::nullopt;
    files.push_back({name_of_original(order, number), std::move(printed->pdf)});
  }
  return files;
}

}  // namespace paraphe
