// SPDX-License-Identifier: EUPL-1.2
#include "cli/signed_copy.h"

#include <libxml/c14n.h>

#include <filesystem>
#include <new>
#include <set>
#include <stdexcept>
#include <string_view>
#include <system_error>

#include "base/digest.h"
#include "cli/stop.h"

namespace paraphe {
namespace {

namespace fs = std::filesystem;

/// A signature covers a range of bytes, which the file must name in clear (ISO 32000-1, 12.8.1). A
/// text that speaks of one may stand before it.
bool is_signed(const std::string& pdf) {
  constexpr std::string_view key = "/ByteRange";
  for (std::size_t at = pdf.find(key); at != std::string::npos; at = pdf.find(key, at)) {
    at += key.size();
    const std::size_t next = pdf.find_first_not_of(" \r\n\t", at);
    if (next != std::string::npos && pdf[next] == '[') return true;
  }
  return false;
}

/// `projet.pdf`, `projet-signe.pdf`, `projet.signed.pdf` for `projet.xml`.
bool is_named_after(const std::string& pdf, const std::string& draft) {
  if (pdf.compare(0, draft.size(), draft) != 0) return false;
  return pdf.size() == draft.size() ||
         std::string("-_. (").find(pdf[draft.size()]) != std::string::npos;
}

/// The bytes of a PDF that bears a signature; empty for any other file.
std::string signed_bytes(const fs::path& path) {
  const std::string suffix = path.extension().string();
  if (suffix != ".pdf" && suffix != ".PDF") return {};
  Limits limits;
  limits.bytes = 256U << 20U;
  try {
    std::string pdf = read_bytes(path.string(), limits);
    return is_signed(pdf) ? pdf : std::string();
  } catch (const std::system_error&) {
    return {};  // what cannot be read cannot be held against the draft
  }
}

[[noreturn]] void refuse(const std::string& pdf) {
  throw Stop{exit_not_conform,
             {"rien n’est changé : « " + pdf +
                  " » porte la signature de ce texte ; faites un avenant, ou une copie "
                  "avec « -o »",
              "nothing is changed: '" + pdf +
                  "' bears the signature of this text; make an amendment, or a copy with '-o'"}};
}

struct Written {
  std::string text;
  bool memory_lacks = false;
};

/// Nothing may be thrown through the frames of libxml2.
int append(void* data, const char* bytes, int count) {
  auto& out = *static_cast<Written*>(data);
  try {
    out.text.append(bytes, static_cast<std::size_t>(count));
    return count;
  } catch (const std::bad_alloc&) {
    out.memory_lacks = true;
    return -1;
  }
}

}  // namespace

std::string canonical(const Draft& draft) {
  Written out;
  out.text.reserve(draft.bytes().size());
  xmlOutputBuffer* const buffer = xmlOutputBufferCreateIO(&append, nullptr, &out, nullptr);
  const int size = xmlC14NDocSaveTo(draft.tree(), nullptr, XML_C14N_1_0, nullptr, 0, buffer);
  const bool closed = xmlOutputBufferClose(buffer) >= 0;
  if (out.memory_lacks) throw std::bad_alloc();
  if (!closed || size < 0) throw std::runtime_error("canonical form: libxml2 failed");
  return std::move(out.text);
}

void refuse_if_signed(const std::string& input, const Draft* draft) {
  std::error_code error;
  const fs::path typed = fs::absolute(input, error), file = fs::canonical(input, error);
  if (error) return;
  const std::string digest = draft == nullptr ? "" : hexadecimal(sha256(canonical(*draft)));
  std::set<fs::path> folders = {file.parent_path(), typed.parent_path()};
  for (const fs::path& folder : folders) {
    for (const auto& entry : fs::directory_iterator(folder, error)) {
      const std::string pdf = signed_bytes(entry.path());
      if (pdf.empty()) continue;
      const std::string name = entry.path().stem().string();
      const bool named =
          is_named_after(name, file.stem().string()) || is_named_after(name, typed.stem().string());
      const bool printed = !digest.empty() && pdf.find(digest) != std::string::npos;
      if (named || printed) refuse(entry.path().filename().string());
    }
  }
}

void refuse_to_lose_signatures(const std::vector<OutputFile>& files) {
  for (const OutputFile& file : files) {
    if (signed_bytes(file.path).empty()) continue;
    throw Stop{exit_output,
               {"«\u00A0" + file.path +
                    "\u00A0» porte une signature, qui serait perdue\u00A0: rien n’est écrit\u202F; "
                    "donnez un autre nom à ce qui s’imprime",
                "'" + file.path +
                    "' bears a signature, which would be lost: nothing is written; give another "
                    "name to what is printed"}};
  }
}

}  // namespace paraphe
