use crate::insight::climate::attack::centre::{weeks, Plan};
use crate::insight::climate::*;
use crate::insight::climate::rules::Defences;
#[test]
fn prices() {
    for people in [240usize, 1500] {
    let ws = weeks(Plan{people,weeks: 26,seed:7,kept:0.3});
    let all = Defences::default();
    for (name, d) in [("all", all), ("no leaving", Defences{leaving:false,..all}), ("no worlds", Defences{other_worlds:false,..all}), ("no slices at all", Defences{..all}), ("neither", Defences{other_worlds:false, leaving:false,..all})] {
      let mut r = Rules::default(); r.defences = d;
      let (mut tw,mut tr,mut dw,mut dr,mut dk,mut told,mut st,mut sl)=(0,0,0,0,0,0,0,0);
      for w in &ws { let c=close(w,r);
        sl += c.cells.keys().filter(|c| c.slice.is_some()).count();
        for t in &w.teams { let s = w.answers.iter().filter(|a| a.team==t.team && a.openness!=Openness::Kept).count();
          if s>=6 { tw+=1; if let Some(f)=c.cells.get(&Cell::whole(Place::Team(t.team))) {tr+=1; told+=usize::from(!f.weathers.is_empty()); } } }
        let ds: std::collections::BTreeSet<i64> = w.teams.iter().map(|t| t.department).collect();
        for d in ds { let m:u32 = w.teams.iter().filter(|t| t.department==d).map(|t|t.members).sum(); if m>=40 { dw+=1; if let Some(f)=c.cells.get(&Cell::whole(Place::Department(d))) {dr+=1; st+=f.stressors.len(); if f.kept {dk+=1;}} } }
      }
      println!("{people} {name}: teams {tr}/{tw}={:.3} told {told} depts {dr}/{dw}={:.3} kept {dk} stressors {st} slices {sl}", tr as f64/tw as f64, dr as f64/dw as f64);
    }}
}
