// SPDX-License-Identifier: EUPL-1.2
#include "output/module/reprint.h"

#include <algorithm>
#include <charconv>
#include <set>
#include <stdexcept>
#include <string>

#include "base/digest.h"
#include "output/metadata.h"
#include "output/module/provenance.h"

namespace paraphe {
namespace {

/// What stands between `open` and `close`, from `from` on; nothing where they do not.
std::string_view between(std::string_view text, std::string_view open, std::string_view close,
                         std::size_t from = 0) {
  const std::size_t at = text.find(open, from);
  if (at == std::string_view::npos) return {};
  const std::size_t begin = at + open.size();
  const std::size_t end = text.find(close, begin);
  return end == std::string_view::npos ? std::string_view() : text.substr(begin, end - begin);
}

std::set<std::string> digests_of_fonts(const Layout& layout) {
  std::set<std::string> digests;
  for (const auto& [name, family] : layout.families) {
    for (const std::string* path :
         {&family.regular, &family.bold, &family.italic, &family.bold_italic}) {
      if (!path->empty()) digests.insert(font_digest(*path));
    }
  }
  return digests;
}

/// Whether each font of « GentiumPlus sha256:…, … » is one of the template.
bool fonts_stand(std::string_view fonts, const Layout& layout) {
  constexpr std::string_view mark = " sha256:";
  constexpr std::size_t digits = 64;
  std::set<std::string> known;
  try {
    known = digests_of_fonts(layout);
  } catch (const std::runtime_error&) {
    return false;  // a font that is gone, or none any more
  }
  std::size_t at = fonts.find(mark);
  if (at == std::string_view::npos) return false;
  for (; at != std::string_view::npos; at = fonts.find(mark, at + 1)) {
    if (known.count(std::string(fonts.substr(at + mark.size(), digits))) == 0) return false;
  }
  return true;
}

}  // namespace

bool is_whole(std::string_view pdf) {
  const std::string_view place = between(pdf, "\nstartxref\n", "\n%%EOF\n");
  std::size_t start = 0;
  const auto [end, error] = std::from_chars(place.data(), place.data() + place.size(), start);
  if (place.empty() || error != std::errc() || end != place.data() + place.size()) return false;
  if (start >= pdf.size()) return false;
  const std::string_view id = between(pdf, "/ID[<", ">", start);
  const Digest digest = sha256(pdf.substr(0, start));
  return id == hexadecimal(
                   std::span(digest).first(id.size() / 2 <= digest.size() ? id.size() / 2 : 0)) &&
         !id.empty();
}

bool describes(Document& document, std::string_view pdf) {
  constexpr std::string_view end = "<?xpacket end=\"r\"?>";
  const std::size_t begin = pdf.find("<?xpacket begin=");
  if (begin == std::string_view::npos) return false;
  const std::size_t last = pdf.find(end, begin);
  if (last == std::string_view::npos) return false;
  const std::string_view packet = pdf.substr(begin, last + end.size() - begin);
  const std::string_view fonts = between(packet, "<paraphe:fonts>", "</paraphe:fonts>");
  if (!fonts_stand(fonts, document.layout)) return false;
  document.properties["fonts"] = std::string(fonts);
  return packet == xmp_packet(document, producer_name());
}

}  // namespace paraphe
