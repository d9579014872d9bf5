// SPDX-License-Identifier: EUPL-1.2
#include "tampering.h"

#include <gtest/gtest.h>
#include <zlib.h>

#include <qpdf/QPDFWriter.hh>
#include <stdexcept>

#include "base/digest.h"
#include "lifecycle/inflate.h"
#include "lifecycle/written_pdf.h"

namespace paraphe::testing {
namespace {

void replace_all(std::string& text, const std::string& from, const std::string& to) {
  for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at))
    text.replace(at, from.size(), to);
}

std::string written(int number, const std::string& entries, const std::string& data) {
  return std::to_string(number) + " 0 obj\n<<" + entries + "/Length " +
         std::to_string(data.size()) + ">>\nstream\n" + data + "\nendstream\nendobj\n";
}

std::string entries_of(const StoredStream& stream) {
  const std::string all(stream.dictionary);
  return all.substr(0, all.rfind("/Length "));
}

/// The cross-references of `pdf` for what now ends in front of them.
std::string finished(std::string front, const WrittenPdf& old, std::ptrdiff_t moved_from,
                     std::ptrdiff_t shift) {
  const StoredStream& table = old.streams().back();
  std::string rows = old.content(table).value();
  unsigned long above = 0;
  unsigned long old_above = 0;
  for (std::size_t at = 0; at < rows.size(); at += 8) {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(rows[at + i]); };
    unsigned long value = 0;
    unsigned char carried[7];
    for (std::size_t i = 0; i < 7; ++i) {
      carried[i] = static_cast<unsigned char>(byte(i + 1) + (old_above >> (8 * (6 - i)) & 0xFFU));
      value = value << 8U | carried[i];
    }
    old_above = value;
    const auto place = static_cast<std::ptrdiff_t>(value >> 16U & 0xFFFFFFFFUL);
    unsigned long now = value;
    if (value >> 48U == 1 && place > moved_from)
      now = 1UL << 48U | static_cast<unsigned long>(place + shift) << 16U;
    for (std::size_t i = 0; i < 7; ++i)
      rows[at + 1 + i] =
          static_cast<char>((now >> (8 * (6 - i)) & 0xFFU) - (above >> (8 * (6 - i)) & 0xFFU));
    above = now;
  }
  const Digest digest = sha256(front);
  const std::string id = hexadecimal(std::span(digest).first(16));
  std::string entries = entries_of(table);
  const std::size_t at = entries.find("/ID[<") + 5;
  entries.replace(at, 32, id);
  entries.replace(at + 34, 32, id);
  const std::size_t start = front.size();
  front += written(table.number, entries, deflate_bytes(rows));
  return front + "startxref\n" + std::to_string(start) + "\n%%EOF\n";
}

}  // namespace

std::string through_qpdf(const std::string& pdf, const std::function<void(QPDF&)>& change) {
  QPDF file;
  file.processMemoryFile("pdf", pdf.data(), pdf.size());
  change(file);
  QPDFWriter writer(file);
  writer.setOutputMemory();
  writer.setStaticID(true);
  writer.write();
  const auto buffer = writer.getBufferSharedPointer();
  return std::string(reinterpret_cast<const char*>(buffer->getBuffer()), buffer->getSize());
}

std::string with_increment(const std::string& pdf, int number, const std::string& object) {
  const std::size_t key = pdf.rfind("startxref");
  const std::string previous = std::to_string(std::stoul(pdf.substr(key + 9, 20)));
  QPDF file;
  file.processMemoryFile("pdf", pdf.data(), pdf.size());
  const int size = std::max(file.getTrailer().getKey("/Size").getIntValueAsInt(), number + 1);
  std::string out = pdf;
  const std::size_t at = out.size();
  out += std::to_string(number) + " 0 obj\n" + object + "\nendobj\n";
  const std::size_t table = out.size();
  std::string place = std::to_string(at);
  place.insert(0, 10 - place.size(), '0');
  out += "xref\n" + std::to_string(number) + " 1\n" + place + " 00000 n \n";
  out += "trailer\n<</Size " + std::to_string(size) + "/Root " + file.getRoot().unparse() +
         "/Info " + file.getTrailer().getKey("/Info").unparse() + "/ID " +
         file.getTrailer().getKey("/ID").unparse() + "/Prev " + previous + ">>\n";
  return out + "startxref\n" + std::to_string(table) + "\n%%EOF\n";
}

std::string rewritten(const std::string& pdf, const std::string& from, const std::string& to) {
  const WrittenPdf old(pdf);
  if (!old.sound() || from.size() != to.size()) throw std::logic_error("not a print of ours");
  const StoredStream& packed = old.streams().at(old.streams().size() - 2);
  std::string front = pdf.substr(0, packed.whole.begin);
  replace_all(front, from, to);
  std::string objects = old.content(packed).value();
  replace_all(objects, from, to);
  front += written(packed.number, entries_of(packed), deflate_bytes(objects));
  const auto begin = static_cast<std::ptrdiff_t>(packed.whole.begin);
  const auto shift =
      static_cast<std::ptrdiff_t>(front.size()) - static_cast<std::ptrdiff_t>(packed.whole.end);
  return finished(std::move(front), old, begin, shift);
}

std::string with_other_deflate(const std::string& pdf) {
  const WrittenPdf old(pdf);
  const StoredStream& table = old.streams().back();
  const std::string rows = old.content(table).value();
  uLongf size = ::compressBound(rows.size());
  std::string data(size, '\0');
  if (::compress(reinterpret_cast<Bytef*>(data.data()), &size,
                 reinterpret_cast<const Bytef*>(rows.data()), rows.size()) != Z_OK)
    throw std::runtime_error("zlib cannot deflate");
  data.resize(size);
  if (data == table.data) throw std::logic_error("zlib deflates as libdeflate does");
  const std::size_t start = table.whole.begin;
  return pdf.substr(0, start) + written(table.number, entries_of(table), data) + "startxref\n" +
         std::to_string(start) + "\n%%EOF\n";
}

nlohmann::json verified(const Folder& folder, const std::string& name, const std::string& options) {
  const Outcome outcome =
      run_program("paraphe verify " + name + " --format json " + options, folder.path());
  nlohmann::json answer = nlohmann::json::parse(outcome.text, nullptr, false);
  if (answer.is_discarded()) answer = {{"text", outcome.text}};
  answer["code"] = outcome.code;
  return answer;
}

bool names(const nlohmann::json& answer, const std::string& part, int page) {
  for (const auto& each : answer.value("differences", nlohmann::json::array()))
    if (each["part"] == part && (page == 0 || each.value("page", 0) == page)) return true;
  return false;
}

}  // namespace paraphe::testing
