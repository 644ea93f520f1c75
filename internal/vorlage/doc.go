// Package vorlage is the agreement between the Rückmeldevorlage that leaves and the one that comes back:
// which columns there are and how values stand in them, where the Stichtag is set, and the fingerprint of
// the Bestand it was made from. Package reports writes the workbook by it, importer recognises it, and
// annahme tells by it what a person changed.
//
// The fingerprint names a Blick. Since a Blick is reproducible, the workbook carries no copy of its values:
// what a cell held when it left is worked out again, and a checksum tells whether it is the same.
package vorlage
