// SPDX-License-Identifier: EUPL-1.2
#include "fuzz.h"
#include "lifecycle/carried.h"
#include "lifecycle/difference.h"
#include "lifecycle/inflate.h"
#include "lifecycle/page_text.h"
#include "lifecycle/written_pdf.h"

namespace paraphe::fuzz {
namespace {

void look_at(const WrittenPdf& read, std::size_t size) {
  require(read.end() <= size, "a revision ends inside its file");
  for (const StoredStream& stream : read.streams()) {
    require(stream.whole.begin <= stream.whole.end && stream.whole.end <= size,
            "a stream stands inside its file");
    if (const auto content = read.content(stream)) {
      page_text(*content, {{"F0", CodeTexts(*content)}});
    }
  }
  for (const auto& [number, stored] : read.objects()) {
    const std::string_view object = stored.text;
    number_after(object, "/Length");
    references_after(object, "/Kids");
    text_after(object, "/F");
  }
}

}  // namespace

void written(std::string_view bytes) {
  const WrittenPdf read(bytes);
  look_at(read, bytes.size());
  const Carried carried = carried_by(read);
  if (auto statement = read_statement(carried.xmp)) recipe_of(carried, std::move(*statement));
  read_statement(std::string(bytes));
  lasting_properties(std::string(bytes));
  if (const auto content = inflate_bytes(bytes, 1U << 20U))
    require(inflate_bytes(deflate_bytes(*content), content->size()) == content,
            "what is deflated inflates");
  has_no_stray_bits(bytes);
}

}  // namespace paraphe::fuzz
