/* Stops an old Node with one clear line. Written in the JavaScript of 2015, so that an old Node can read it. */
var parts = process.versions.node.split('.');
var major = Number(parts[0]);
var isOld = major < 20 || (major === 20 && Number(parts[1]) < 19);

if (isOld) {
  var wanted = 'Upside needs Node.js 20.19 or newer (24 is best); this is ';
  process.stderr.write(wanted + process.version + '.\n');
  process.exit(1);
}
