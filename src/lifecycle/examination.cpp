// SPDX-License-Identifier: EUPL-1.2
#include "lifecycle/examination.h"

#include <nlohmann/json.hpp>

namespace paraphe {
namespace {

using Json = nlohmann::json;

/// Any bytes, UTF-8 or not.
Json binary(const std::string& bytes) {
  return Json::binary(std::vector<std::uint8_t>(bytes.begin(), bytes.end()));
}

std::string text(const Json& json) {
  const auto& bytes = json.get_binary();
  return std::string(bytes.begin(), bytes.end());
}

Json pack(const Difference& each) {
  return Json::array({static_cast<int>(each.part.kind), each.part.page, binary(each.part.name),
                      static_cast<int>(each.change), binary(each.found), binary(each.expected),
                      each.revision});
}

Difference difference(const Json& json) {
  return {{static_cast<Part::Kind>(json.at(0).get<int>()), json.at(1).get<int>(), text(json.at(2))},
          static_cast<Change>(json.at(3).get<int>()),
          text(json.at(4)),
          text(json.at(5)),
          json.at(6).get<int>()};
}

Json pack(const std::vector<Difference>& all) {
  Json json = Json::array();
  for (const Difference& each : all) json.push_back(pack(each));
  return json;
}

std::vector<Difference> differences(const Json& json) {
  std::vector<Difference> all;
  for (const Json& each : json) all.push_back(difference(each));
  return all;
}

Json pack(const SignatureSeen& each) {
  return Json::array({binary(each.field), binary(each.signer), binary(each.subject),
                      binary(each.sub_filter), binary(each.time), binary(each.digest), each.range,
                      each.covers, each.whole_file, each.digest_matches, each.intact,
                      each.timestamp});
}

SignatureSeen signature(const Json& json) {
  SignatureSeen each;
  each.field = text(json.at(0));
  each.signer = text(json.at(1));
  each.subject = text(json.at(2));
  each.sub_filter = text(json.at(3));
  each.time = text(json.at(4));
  each.digest = text(json.at(5));
  each.range = json.at(6).get<std::array<std::size_t, 4>>();
  each.covers = json.at(7);
  each.whole_file = json.at(8);
  each.digest_matches = json.at(9);
  each.intact = json.at(10);
  each.timestamp = json.at(11);
  return each;
}

Json pack(const Revision& each) {
  Json signatures = Json::array();
  for (const SignatureSeen& one : each.signatures) signatures.push_back(pack(one));
  return Json::array(
      {each.number, each.begin, each.end, signatures, each.harmless, pack(each.changes)});
}

Revision revision(const Json& json) {
  Revision each;
  each.number = json.at(0);
  each.begin = json.at(1);
  each.end = json.at(2);
  for (const Json& one : json.at(3)) each.signatures.push_back(signature(one));
  each.harmless = json.at(4).get<std::vector<std::string>>();
  each.changes = differences(json.at(5));
  return each;
}

}  // namespace

std::vector<std::uint8_t> packed(const Examination& examination) {
  Json files = Json::array(), damaged = Json::array(), revisions = Json::array();
  for (const CarriedFile& file : examination.carried.files)
    files.push_back(Json::array(
        {binary(file.name), binary(file.mime), binary(file.relationship), binary(file.bytes)}));
  for (const std::string& name : examination.carried.damaged) damaged.push_back(binary(name));
  for (const Revision& each : examination.revisions) revisions.push_back(pack(each));
  return Json::to_cbor(
      Json::array({static_cast<int>(examination.state), binary(examination.carried.xmp), files,
                   damaged, pack(examination.differences), revisions}));
}

Examination unpacked(const std::vector<std::uint8_t>& bytes) {
  const Json json = Json::from_cbor(bytes);
  Examination examination;
  examination.state = static_cast<Examination::State>(json.at(0).get<int>());
  examination.carried.xmp = text(json.at(1));
  for (const Json& each : json.at(2))
    examination.carried.files.push_back(
        {text(each.at(0)), text(each.at(1)), text(each.at(2)), text(each.at(3))});
  for (const Json& each : json.at(3)) examination.carried.damaged.push_back(text(each));
  examination.differences = differences(json.at(4));
  for (const Json& each : json.at(5)) examination.revisions.push_back(revision(each));
  return examination;
}

}  // namespace paraphe
