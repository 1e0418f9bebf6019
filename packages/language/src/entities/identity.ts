const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
const CHECK_DIGITS = '10X98765432'
/** First two digits: the province (GB/T 2260), Hong Kong, Macao, Taiwan, abroad. */
const PROVINCES = /^(1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3]|91)/

function isBirthday(year: number, month: number, day: number): boolean {
  if (year < 1880 || year > 2099 || month < 1 || month > 12 || day < 1) return false
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
  return day <= [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1]
}

/** Whether 18 characters are built like a citizen identity number: province, birthday, digits. */
export function looksLikeIdentityNumber(number: string): boolean {
  if (!/^[1-9]\d{16}[\dX]$/.test(number) || !PROVINCES.test(number)) return false
  return isBirthday(Number(number.slice(6, 10)), Number(number.slice(10, 12)), Number(number.slice(12, 14)))
}

/** Whether 15 digits are built like an identity number of before 1999, which had no check digit. */
export function looksLikeOldIdentityNumber(number: string): boolean {
  if (!/^[1-9]\d{14}$/.test(number) || !PROVINCES.test(number)) return false
  return isBirthday(1900 + Number(number.slice(6, 8)), Number(number.slice(8, 10)), Number(number.slice(10, 12)))
}

/**
 * Whether the check digit of an 18-character identity number is right (GB 11643, ISO 7064 MOD 11-2).
 * Not the `validator` package's check: that one asks the clock whether the birthday has been yet.
 */
export function hasIdentityCheckDigit(number: string): boolean {
  const sum = WEIGHTS.reduce((total, weight, at) => total + weight * (number.charCodeAt(at) - 48), 0)
  return number.length === 18 && CHECK_DIGITS[sum % 11] === number[17]
}
