// How the browser tests run: every test once with JavaScript and once without, against a server of their own.
import { defineConfig, devices } from '@playwright/test';

const report = process.env.WEATHERVANE_REPORT;

const quiet = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

// Chromium's sandbox refuses to run as root, which is what a container usually is.
const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : [];

export default defineConfig({
  testDir: 'tests',
  globalSetup: './start.mjs',
  outputDir: 'test-results',
  forbidOnly: true,
  // What a test expects of a page has limits of its own; a machine that does something else at the time is no failure.
  timeout: 60_000,
  fullyParallel: true,
  // Playwright would use half of the cores, and a page waits for the server about as long as it computes.
  workers: '100%',
  retries: 0,
  reporter: report ? [['list'], ['json', { outputFile: report }]] : [['list']],
  use: {
    ...devices['Desktop Chrome'],
    // Set by start.mjs, which has run by the time that a worker reads this.
    baseURL: process.env.WEATHERVANE_URL,
    launchOptions: {
      // Without it Playwright looks for a browser of its own.
      executablePath: process.env.WEATHERVANE_CHROMIUM,
      args: [...quiet, ...asRoot],
    },
    screenshot: 'only-on-failure',
    // A trace is recorded during every test, which takes a tenth of the time: WEATHERVANE_TRACE=1 asks for one of each failure.
    trace: process.env.WEATHERVANE_TRACE ? 'retain-on-failure' : 'off',
  },
  projects: [
    { name: 'hydrated' },
    { name: 'without-javascript', use: { javaScriptEnabled: false } },
  ],
});
