// SPDX-License-Identifier: EUPL-1.2
#include "lifecycle/pdf/signature.h"

#include <openssl/cms.h>
#include <openssl/ess.h>
#include <openssl/evp.h>
#include <openssl/ts.h>
#include <openssl/x509.h>

#include <cstring>
#include <memory>
#include <vector>

namespace paraphe {
namespace {

template <typename T, void (*release)(T*)>
struct Release {
  void operator()(T* held) const { release(held); }
};
template <typename T, void (*release)(T*)>
using Held = std::unique_ptr<T, Release<T, release>>;

void free_bio(BIO* bio) { BIO_free(bio); }

using Bio = Held<BIO, free_bio>;
using Message = Held<CMS_ContentInfo, CMS_ContentInfo_free>;

std::string string_at(QPDFObjectHandle dictionary, const std::string& key) {
  QPDFObjectHandle value = dictionary.getKey(key);
  if (value.isName()) return value.getName().substr(1);
  return value.isString() ? value.getUTF8Value() : std::string();
}

/// « 2026-11-21T22:32:19Z » of « D:20261121223219Z » or « D:20261121233219+01'00' ».
std::string iso_time(const std::string& pdf) {
  const std::string digits = pdf.starts_with("D:") ? pdf.substr(2) : pdf;
  if (digits.size() < 14 || digits.find_first_not_of("0123456789") < 14) return {};
  std::string zone = digits.substr(14);
  if (!zone.empty() && (zone[0] == '+' || zone[0] == '-') && zone.size() >= 6) {
    zone = zone.substr(0, 3) + ":" + zone.substr(4, 2);
    if (zone.find_first_not_of("0123456789:+-") != std::string::npos) return {};
  } else if (zone != "Z") {
    zone.clear();
  }
  return digits.substr(0, 4) + "-" + digits.substr(4, 2) + "-" + digits.substr(6, 2) + "T" +
         digits.substr(8, 2) + ":" + digits.substr(10, 2) + ":" + digits.substr(12, 2) + zone;
}

std::string iso_time(const ASN1_TIME* time) {
  std::tm parts{};
  if (time == nullptr || ASN1_TIME_to_tm(time, &parts) != 1) return {};
  char text[32];
  const std::size_t size = std::strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%SZ", &parts);
  return std::string(text, size);
}

std::string common_name(X509_NAME* name) {
  const int at = X509_NAME_get_index_by_NID(name, NID_commonName, -1);
  if (at < 0) return {};
  unsigned char* text = nullptr;
  const int size =
      ASN1_STRING_to_UTF8(&text, X509_NAME_ENTRY_get_data(X509_NAME_get_entry(name, at)));
  if (size < 0) return {};
  std::string out(reinterpret_cast<char*>(text), static_cast<std::size_t>(size));
  OPENSSL_free(text);
  return out;
}

std::string distinguished_name(X509_NAME* name) {
  const Bio bio(BIO_new(BIO_s_mem()));
  X509_NAME_print_ex(bio.get(), name, 0, XN_FLAG_RFC2253 & ~ASN1_STRFLGS_ESC_MSB);
  char* text = nullptr;
  const long size = BIO_get_mem_data(bio.get(), &text);
  return std::string(text, static_cast<std::size_t>(size));
}

/// « SHA-256 », as pdfsig says it.
std::string digest_name(const EVP_MD* digest) {
  const std::string name = digest != nullptr ? EVP_MD_get0_name(digest) : "";
  for (const char* prefix : {"SHA2-", "SHA"})
    if (name.starts_with(prefix) && name != "SHA1")
      return "SHA-" + name.substr(std::strlen(prefix));
  return name;
}

/// The four numbers of /ByteRange when they lie in the file, in order.
bool read_range(QPDFObjectHandle value, std::string_view pdf, std::array<std::size_t, 4>& range) {
  QPDFObjectHandle array = value.getKey("/ByteRange");
  if (!array.isArray() || array.getArrayNItems() != 4) return false;
  for (int i = 0; i < 4; ++i) {
    QPDFObjectHandle each = array.getArrayItem(i);
    if (!each.isInteger() || each.getIntValue() < 0) return false;
    range[static_cast<std::size_t>(i)] = static_cast<std::size_t>(each.getIntValue());
  }
  return range[0] <= pdf.size() && range[1] <= pdf.size() - range[0] &&
         range[2] >= range[0] + range[1] && range[2] <= pdf.size() &&
         range[3] <= pdf.size() - range[2];
}

/// Whether the range leaves out the message and nothing else: one hexadecimal string, that of
/// `contents`.
bool leaves_out_itself(std::string_view pdf, const std::array<std::size_t, 4>& range,
                       const std::string& contents) {
  const std::string_view gap = pdf.substr(range[1], range[2] - range[1]);
  if (gap.size() != contents.size() * 2 + 2 || gap.front() != '<' || gap.back() != '>')
    return false;
  const auto digit = [](char c) { return c <= '9' ? c - '0' : (c | 0x20) - 'a' + 10; };
  if (gap.find_first_of("abcdef") != std::string_view::npos &&
      gap.find_first_of("ABCDEF") != std::string_view::npos)
    return false;  // no tool writes both: a change that would not show otherwise
  for (std::size_t i = 0; i < contents.size(); ++i) {
    const char high = gap[2 * i + 1], low = gap[2 * i + 2];
    if (!isxdigit(static_cast<unsigned char>(high)) || !isxdigit(static_cast<unsigned char>(low)) ||
        digit(high) * 16 + digit(low) != static_cast<unsigned char>(contents[i]))
      return false;
  }
  return true;
}

std::vector<unsigned char> digest_of(const EVP_MD* digest, std::string_view covered) {
  std::vector<unsigned char> value(EVP_MAX_MD_SIZE);
  unsigned size = 0;
  if (digest == nullptr ||
      EVP_Digest(covered.data(), covered.size(), value.data(), &size, digest, nullptr) != 1)
    size = 0;
  value.resize(size);
  return value;
}

bool equals(const ASN1_OCTET_STRING* octets, const std::vector<unsigned char>& bytes) {
  return octets != nullptr && !bytes.empty() &&
         std::string_view(reinterpret_cast<const char*>(ASN1_STRING_get0_data(octets)),
                          static_cast<std::size_t>(ASN1_STRING_length(octets))) ==
             std::string_view(reinterpret_cast<const char*>(bytes.data()), bytes.size());
}

/// The signed attribute `id`, decoded. Nothing where there is none.
template <typename T>
T* signed_attribute(CMS_SignerInfo* info, int id, T* (*decode)(T**, const unsigned char**, long)) {
  const int last_only = -3;  // one attribute of that kind, with one value
  const auto* value = static_cast<const ASN1_STRING*>(
      CMS_signed_get0_data_by_OBJ(info, OBJ_nid2obj(id), last_only, V_ASN1_SEQUENCE));
  if (value == nullptr) return nullptr;
  const unsigned char* begin = ASN1_STRING_get0_data(value);
  return decode(nullptr, &begin, ASN1_STRING_length(value));
}

/// Whether the certificate is the one that the signature names in its signed part (ESS, RFC 5035),
/// where it names one: PAdES asks for it.
bool is_named_certificate(CMS_SignerInfo* info, X509* certificate) {
  const Held<ESS_SIGNING_CERT, ESS_SIGNING_CERT_free> first(
      signed_attribute(info, NID_id_smime_aa_signingCertificate, d2i_ESS_SIGNING_CERT));
  const Held<ESS_SIGNING_CERT_V2, ESS_SIGNING_CERT_V2_free> second(
      signed_attribute(info, NID_id_smime_aa_signingCertificateV2, d2i_ESS_SIGNING_CERT_V2));
  if (!first && !second) return true;
  STACK_OF(X509)* chain = sk_X509_new_null();
  sk_X509_push(chain, certificate);
  const bool named = OSSL_ESS_check_signing_certs(first.get(), second.get(), chain, 0) == 1;
  sk_X509_free(chain);
  return named;
}

/// The certificate of who signed, among those of the message. Whether there is one, and it is the
/// one that the signature names.
bool read_signer(CMS_ContentInfo* message, CMS_SignerInfo* info, SignatureSeen& seen) {
  bool named = false;
  STACK_OF(X509)* certificates = CMS_get1_certs(message);
  for (int i = 0; i < sk_X509_num(certificates); ++i) {
    X509* certificate = sk_X509_value(certificates, i);
    if (CMS_SignerInfo_cert_cmp(info, certificate) != 0) continue;
    seen.signer = common_name(X509_get_subject_name(certificate));
    seen.subject = distinguished_name(X509_get_subject_name(certificate));
    named = is_named_certificate(info, certificate);
  }
  sk_X509_pop_free(certificates, X509_free);
  return named;
}

const EVP_MD* digest_algorithm(CMS_SignerInfo* info) {
  X509_ALGOR* algorithm = nullptr;
  CMS_SignerInfo_get0_algs(info, nullptr, nullptr, &algorithm, nullptr);
  return algorithm == nullptr ? nullptr : EVP_get_digestbyobj(algorithm->algorithm);
}

/// The digest that a timestamp was asked for.
bool imprint_matches(const std::string& contents, std::string_view covered, SignatureSeen& seen) {
  const auto* begin = reinterpret_cast<const unsigned char*>(contents.data());
  const Held<PKCS7, PKCS7_free> token(
      d2i_PKCS7(nullptr, &begin, static_cast<long>(contents.size())));
  if (!token) return false;
  const Held<TS_TST_INFO, TS_TST_INFO_free> info(PKCS7_to_TS_TST_INFO(token.get()));
  if (!info) return false;
  TS_MSG_IMPRINT* imprint = TS_TST_INFO_get_msg_imprint(info.get());
  const ASN1_OBJECT* algorithm = nullptr;
  X509_ALGOR_get0(&algorithm, nullptr, nullptr, TS_MSG_IMPRINT_get_algo(imprint));
  const EVP_MD* digest = EVP_get_digestbyobj(algorithm);
  seen.digest = digest_name(digest);
  seen.time = iso_time(TS_TST_INFO_get_time(info.get()));
  return equals(TS_MSG_IMPRINT_get_msg(imprint), digest_of(digest, covered));
}

void read_message(const std::string& contents, const std::string& covered, SignatureSeen& seen) {
  const auto* begin = reinterpret_cast<const unsigned char*>(contents.data());
  const Message message(d2i_CMS_ContentInfo(nullptr, &begin, static_cast<long>(contents.size())));
  STACK_OF(CMS_SignerInfo)* signers = message ? CMS_get0_SignerInfos(message.get()) : nullptr;
  if (signers == nullptr || sk_CMS_SignerInfo_num(signers) != 1) return;
  CMS_SignerInfo* info = sk_CMS_SignerInfo_value(signers, 0);
  const auto read =
      static_cast<std::size_t>(begin - reinterpret_cast<const unsigned char*>(contents.data()));
  const bool padded = contents.find_first_not_of('\0', read) == std::string::npos;
  const bool named = read_signer(message.get(), info, seen) && padded;
  const unsigned flags = CMS_NO_SIGNER_CERT_VERIFY | CMS_BINARY;
  if (seen.timestamp) {
    seen.digest_matches = imprint_matches(contents, covered, seen);
    seen.intact = named && seen.digest_matches &&
                  CMS_verify(message.get(), nullptr, nullptr, nullptr, nullptr, flags) == 1;
    return;
  }
  const EVP_MD* digest = digest_algorithm(info);
  seen.digest = digest_name(digest);
  const int last_only = -3;  // one attribute of that kind, with one value
  const void* told = CMS_signed_get0_data_by_OBJ(info, OBJ_nid2obj(NID_pkcs9_messageDigest),
                                                 last_only, V_ASN1_OCTET_STRING);
  seen.digest_matches =
      equals(static_cast<const ASN1_OCTET_STRING*>(told), digest_of(digest, covered));
  const auto* time = static_cast<const ASN1_TIME*>(CMS_signed_get0_data_by_OBJ(
      info, OBJ_nid2obj(NID_pkcs9_signingTime), last_only, V_ASN1_UTCTIME));
  if (time != nullptr) seen.time = iso_time(time);
  const Bio data(BIO_new_mem_buf(covered.data(), static_cast<int>(covered.size())));
  seen.intact = named && CMS_verify(message.get(), nullptr, nullptr, data.get(), nullptr,
                                    flags | CMS_DETACHED) == 1;
}

}  // namespace

SignatureSeen read_signature(QPDFObjectHandle field, QPDFObjectHandle value, std::string_view pdf,
                             bool last) {
  SignatureSeen seen;
  seen.field = string_at(field, "/T");
  seen.sub_filter = string_at(value, "/SubFilter");
  seen.time = iso_time(string_at(value, "/M"));
  seen.timestamp = seen.sub_filter == "ETSI.RFC3161";
  if (!read_range(value, pdf, seen.range) || !value.getKey("/Contents").isString()) return seen;
  const std::string contents = value.getKey("/Contents").getStringValue();
  const auto& range = seen.range;
  const std::string_view behind = pdf.substr(range[2] + range[3]);
  seen.covers = range[0] == 0 && leaves_out_itself(pdf, range, contents) && behind.size() <= 2 &&
                behind.find_first_not_of("\r\n") == std::string_view::npos;
  seen.whole_file = seen.covers && last;
  const std::string covered =
      std::string(pdf.substr(range[0], range[1])) + std::string(pdf.substr(range[2], range[3]));
  read_message(contents, covered, seen);
  return seen;
}

}  // namespace paraphe
